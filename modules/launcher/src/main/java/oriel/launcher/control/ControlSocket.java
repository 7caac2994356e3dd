package oriel.launcher.control;

import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.cli.PrivateFile;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.JsonOutput;
import oriel.launcher.config.JsonText;

/**
 * By this a running server takes orders of its user: a UNIX socket of mode 0600 on which each connection brings one line of
 * JSON, an object with {@code do}, and gets one back, with {@code error} if it could not be done. A thread of its own, and
 * one for each connection; few at once, and none for long.
 */
public final class ControlSocket implements AutoCloseable {

    static final String ORDER = "do";
    static final String ERROR = "error";

    /** Member of a status: the addresses of the page. */
    public static final String PAGES = "pages";

    /** The member of a status with what is known of all lines together. */
    public static final String LINES = "lines";

    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    private static final int AT_ONCE = 4;
    private static final int MOST_BYTES = 1 << 16;
    private static final long PATIENCE_SECONDS = 5;

    private final Path file;
    private final ServerSocketChannel channel;
    private final Function<Map<?, ?>, Map<String, Object>> orders;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Thread thread = new Thread(this::run, "oriel-control");

    private ControlSocket(Path file, ServerSocketChannel channel, Function<Map<?, ?>, Map<String, Object>> orders) {
        this.file = file;
        this.channel = channel;
        this.orders = orders;
    }

    /**
     * Listens for the server on a port. Where that cannot be, the server goes without, and the log says so.
     *
     * @param orders does what an order says; what it throws becomes its answer
     */
    public static Optional<ControlSocket> open(
            Configuration configuration, int port, Function<Map<?, ?>, Map<String, Object>> orders) {
        Path file = ControlFolder.of(configuration).socket(port);
        try {
            PrivateFile.createFolder(file.getParent());
            ControlSocket socket = new ControlSocket(file, listen(file), orders);
            socket.thread.setDaemon(true);
            socket.thread.start();
            return Optional.of(socket);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("oriel sessions, status and reload do not reach this server: {}: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private static ServerSocketChannel listen(Path file) throws IOException {
        if (Files.exists(file) && !isAnswered(file)) {
            Files.delete(file); // of a server that was killed
        }
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean listening = false;
        try {
            channel.bind(UnixDomainSocketAddress.of(file));
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            listening = true;
            return channel;
        } catch (BindException e) {
            throw new IOException("another server has it", e);
        } finally {
            if (!listening) {
                channel.close();
            }
        }
    }

    private static boolean isAnswered(Path file) throws IOException {
        try (SocketChannel other = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return other.connect(UnixDomainSocketAddress.of(file));
        } catch (ConnectException e) {
            return false;
        }
    }

    private void run() {
        while (channel.isOpen()) {
            try {
                places.acquire();
                SocketChannel connection = accept();
                Thread answering = new Thread(() -> answer(connection), "oriel-control-answer");
                answering.setDaemon(true);
                answering.start();
            } catch (IOException | InterruptedException e) {
                return; // closed
            }
        }
    }

    private SocketChannel accept() throws IOException {
        boolean accepted = false;
        try {
            SocketChannel connection = channel.accept();
            accepted = true;
            return connection;
        } finally {
            if (!accepted) {
                places.release();
            }
        }
    }

    private void answer(SocketChannel connection) {
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(() -> close(connection));
        try (connection;
                OutputStream out = Channels.newOutputStream(connection)) {
            String line = line(connection);
            out.write((JsonOutput.line(answer(line)) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("an order was not answered: {}", e.toString());
        } finally {
            places.release();
        }
    }

    private Map<String, Object> answer(String line) {
        try {
            Object order = JsonText.value(line).orElse("");
            if (order instanceof Map<?, ?> members) {
                return orders.apply(members);
            }
            return error("an order is one JSON object in a line");
        } catch (RuntimeException e) {
            LOG.warn("an order failed: {}", e.toString(), e);
            return error(String.valueOf(e.getMessage()));
        }
    }

    /** What is answered if an order cannot be done. */
    public static Map<String, Object> error(String reason) {
        return new LinkedHashMap<>(Map.of(ERROR, reason));
    }

    /** Reads up to the end of a line, or of the stream. */
    static String line(SocketChannel connection) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        while (connection.read(bytes) >= 0) {
            int end = bytes.position();
            if (end > 0 && bytes.get(end - 1) == '\n') {
                break;
            }
            if (!bytes.hasRemaining()) {
                throw new IOException("a line of more than " + MOST_BYTES + " bytes");
            }
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    private static void close(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOG.debug("a connection for orders did not close: {}", e.toString());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} did not close: {}", file, e.toString());
        }
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
