package oriel.launcher.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import oriel.launcher.cli.ConfigOption;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.JsonOutput;
import oriel.launcher.config.JsonText;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives orders to a server that runs on this machine: the options that say which one, and the way to it. */
public final class ControlClient {

    private static final int PATIENCE_SECONDS = 10;

    @Mixin
    private final ConfigOption options = new ConfigOption();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The server on this port; else the only one that runs.")
    private Optional<Integer> port = Optional.empty();

    /** The configuration that says where the servers of this user are. */
    public Configuration configuration(Environment environment) throws ConfigException {
        return options.load(environment);
    }

    /**
     * Where browsers find the page of a server that runs: other machines' first; empty if none runs, or none can be told
     * from others.
     */
    public List<String> pages(Environment environment) throws ConfigException {
        try {
            Object pages =
                    order(environment, Map.of(ControlSocket.ORDER, "status")).get(ControlSocket.PAGES);
            return pages instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        } catch (StartException e) {
            return List.of();
        }
    }

    /**
     * Gives an order.
     *
     * @return the answer's members
     * @throws StartException if there is no such server, or it could not do it
     */
    Map<?, ?> order(Environment environment, Map<String, Object> order) throws ConfigException, StartException {
        return order(environment, order, "oriel status to see what it does");
    }

    /**
     * The same.
     *
     * @param remedy what to do where the server could not do it
     */
    Map<?, ?> order(Environment environment, Map<String, Object> order, String remedy)
            throws ConfigException, StartException {
        try (SocketChannel connection = connect(environment)) {
            Object answer = JsonText.value(answer(connection, order)).orElse("");
            if (!(answer instanceof Map<?, ?> members)) {
                throw new IOException("it gave no answer");
            }
            if (members.get(ControlSocket.ERROR) instanceof String reason) {
                throw new StartException(ExitCode.UNAVAILABLE, reason, remedy);
            }
            return members;
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.UNAVAILABLE, "the server does not answer: " + e.getMessage(), "look at its log");
        }
    }

    /** Asks every server of this user that answers within some seconds for something; what they say. */
    public static List<Map<?, ?>> ask(Configuration configuration, String wanted) {
        List<Map<?, ?>> answers = new ArrayList<>();
        for (Path socket : ControlFolder.of(configuration).sockets()) {
            Optional<SocketChannel> found = connect(socket);
            if (found.isEmpty()) {
                continue;
            }
            try (SocketChannel connection = found.get()) {
                CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .execute(() -> close(connection));
                JsonText.value(answer(connection, Map.of(ControlSocket.ORDER, wanted)))
                        .filter(Map.class::isInstance)
                        .ifPresent(answer -> answers.add((Map<?, ?>) answer));
            } catch (IOException e) {
                answers.add(Map.of(ControlSocket.ERROR, socket + " does not answer: " + e.getMessage()));
            }
        }
        return answers;
    }

    private static String answer(SocketChannel connection, Map<String, Object> order) throws IOException {
        connection.write(ByteBuffer.wrap((JsonOutput.line(order) + "\n").getBytes(StandardCharsets.UTF_8)));
        return ControlSocket.line(connection);
    }

    private SocketChannel connect(Environment environment) throws ConfigException, StartException {
        ControlFolder folder = ControlFolder.of(options.load(environment));
        List<Path> sockets = port.isPresent() ? List.of(folder.socket(port.get())) : folder.sockets();
        List<String> ports = new ArrayList<>();
        Optional<SocketChannel> found = Optional.empty();
        for (Path socket : sockets) {
            Optional<SocketChannel> one = connect(socket);
            if (one.isPresent()) {
                ports.add(ControlFolder.port(socket).orElse(""));
                found.ifPresent(ControlClient::close);
                found = one;
            }
        }
        if (ports.size() > 1) {
            found.ifPresent(ControlClient::close);
            throw new StartException(
                    ExitCode.USAGE,
                    "there are " + ports.size() + " servers here, on the ports "
                            + ports.stream().sorted().collect(Collectors.joining(", ")),
                    "--port with one of them");
        }
        return found.orElseThrow(() -> new StartException(
                ExitCode.UNAVAILABLE,
                port.map(number -> "no server of this user runs here on port " + number)
                        .orElse("no server of this user runs here"),
                "oriel serve, or --config with the file that it was started with"));
    }

    private static Optional<SocketChannel> connect(Path socket) {
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
                return Optional.of(channel);
            } catch (IOException e) {
                channel.close();
                return Optional.empty();
            }
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
