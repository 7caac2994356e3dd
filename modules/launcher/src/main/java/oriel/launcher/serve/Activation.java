package oriel.launcher.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.SourceOptions;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.Key;
import oriel.launcher.config.Keys;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.Plugin;
import oriel.launcher.plugins.PluginRegistry;
import oriel.transport.TransportProvider;

/**
 * Sockets that listen already when this process starts, as systemd hands them over (sd_listen_fds(3)): one for viewers and
 * browsers, and one for either alone if their names say so.
 *
 * @param sockets by the key that else chooses the port; empty: the server opens its own
 */
record Activation(Map<Key<?>, Socket> sockets) {

    /** The server opens its own sockets. */
    static final Activation NONE = new Activation(Map.of());

    private static final String NUMBER = "LISTEN_FDS";
    private static final String PROCESS = "LISTEN_PID";
    private static final String NAMES = "LISTEN_FDNAMES";

    /** The first descriptor behind standard input, output and error. */
    private static final int FIRST = 3;

    private static final int MOST = 3;

    private static final Map<String, Key<?>> BY_NAME =
            Map.of("viewers", Keys.VIEWER_PORT, "browsers", Keys.BROWSER_PORT);

    /** A socket. */
    record Socket(int descriptor, InetSocketAddress address) {}

    /** Looks at a descriptor: see {@link TransportProvider#inherited}. */
    @FunctionalInterface
    interface Look {

        /** Where it listens. */
        Optional<InetSocketAddress> at(int descriptor) throws IOException;
    }

    /** Copies the sockets. */
    Activation {
        sockets = Map.copyOf(sockets);
    }

    /** Those of this process. */
    static Activation of(Map<String, String> variables, PluginRegistry plugins) throws StartException {
        return of(variables, ProcessHandle.current().pid(), descriptor -> {
            for (Plugin<TransportProvider> transport : plugins.all(Kind.TRANSPORT)) {
                Optional<InetSocketAddress> address = transport.provider().inherited(descriptor);
                if (address.isPresent()) {
                    return address;
                }
            }
            return Optional.empty();
        });
    }

    static Activation of(Map<String, String> variables, long process, Look look) throws StartException {
        String given = variables.getOrDefault(NUMBER, "");
        if (given.isEmpty() || given.equals("0")) {
            return NONE;
        }
        if (!variables.getOrDefault(PROCESS, "").equals(Long.toString(process))) {
            throw refused(
                    NUMBER + " hands sockets to another process than this one, which is " + process,
                    "ExecStart= with bin/oriel itself, or leave the variables " + NUMBER + " and " + PROCESS + " out");
        }
        if (!given.matches("[1-" + MOST + "]")) {
            throw refused(
                    NUMBER + " hands over more than " + MOST + " sockets",
                    "one socket for all, one named viewers and one named browsers");
        }
        Map<Key<?>, Socket> sockets = new LinkedHashMap<>();
        List<Key<?>> keys = keys(Integer.parseInt(given), variables.getOrDefault(NAMES, ""));
        for (int i = 0; i < keys.size(); i++) {
            sockets.put(keys.get(i), new Socket(FIRST + i, address(FIRST + i, look)));
        }
        checkHosts(sockets);
        return new Activation(sockets);
    }

    /** What each is for, by the names that FileDescriptorName= gives them. */
    private static List<Key<?>> keys(int count, String names) throws StartException {
        String[] parts = names.split(":", -1);
        List<Key<?>> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(BY_NAME.getOrDefault(i < parts.length ? parts[i] : "", Keys.PORT));
        }
        if (keys.stream().distinct().count() < count || !keys.contains(Keys.PORT)) {
            throw refused(
                    "the sockets of " + NUMBER + " are not one for all, one named viewers and one named browsers",
                    "FileDescriptorName=viewers or browsers in the units of those that are for one kind alone");
        }
        return keys;
    }

    private static InetSocketAddress address(int descriptor, Look look) throws StartException {
        try {
            return look.at(descriptor)
                    .orElseThrow(() -> refused(
                            "the sockets of " + NUMBER + " cannot be used, since Netty's native part cannot be loaded",
                            "StandardInput=socket in the service's unit, with one socket"));
        } catch (IOException e) {
            throw refused(
                    "a socket of " + NUMBER + " cannot be used: " + e.getMessage(),
                    "ListenStream= with a port, and NonBlocking=yes in the service's unit");
        }
    }

    private static void checkHosts(Map<Key<?>, Socket> sockets) throws StartException {
        if (sockets.values().stream().map(Activation::host).distinct().count() > 1) {
            throw refused(
                    "the sockets of " + NUMBER + " are of different addresses",
                    "ListenStream= with the same address in each unit");
        }
    }

    private static String host(Socket socket) {
        return socket.address().getAddress().getHostAddress().replaceFirst("%.*", "");
    }

    private static StartException refused(String cause, String remedy) {
        return new StartException(ExitCode.CONFIGURATION, cause, remedy);
    }

    /** Has their addresses count for host and ports, whatever the configuration says of these. */
    void override(SourceOptions sources) {
        sockets.forEach((key, socket) -> {
            sources.override(Keys.HOST, host(socket), NUMBER);
            sources.override(key, Integer.toString(socket.address().getPort()), NUMBER);
        });
    }

    /** The descriptors by their ports. */
    Map<Integer, Integer> descriptors() {
        Map<Integer, Integer> descriptors = new HashMap<>();
        sockets.values().forEach(socket -> descriptors.put(socket.address().getPort(), socket.descriptor()));
        return descriptors;
    }
}
