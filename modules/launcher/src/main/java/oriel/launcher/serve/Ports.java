package oriel.launcher.serve;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.transport.TransportSettings;

/** Finds out why an address cannot be listened on, and which port is free. */
public final class Ports {

    private static final int FIRST_FREE_FOR_ALL = 1024;
    private static final int LAST = 65_535;
    private static final int TRIES = 200;
    private static final String PORT_OPTION = "--port";

    private Ports() {}

    /** What to tell the operator after a refusal. */
    static StartException refused(TransportSettings settings, BindException refusal) {
        String host = settings.host();
        Optional<StartException> elsewhere = elsewhere(settings);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        Map.Entry<String, Integer> taken = byOption(settings).entrySet().stream()
                .filter(entry -> !isFree(host, entry.getValue()))
                .findFirst()
                .orElse(Map.entry(PORT_OPTION, settings.port()));
        int port = taken.getValue();
        if (port < FIRST_FREE_FOR_ALL && String.valueOf(refusal.getMessage()).contains("ermission")) {
            return new StartException(
                    ExitCode.NO_PERMISSION,
                    "port " + port + " is not for this user",
                    taken.getKey() + " " + FIRST_FREE_FOR_ALL + " or above");
        }
        String remedy = nextFree(host, port)
                .map(free -> taken.getKey() + " " + free + ", which is free")
                .orElse("--port 0, which takes any free port");
        return new StartException(ExitCode.IN_USE, "port " + port + " is in use on " + host, remedy);
    }

    /** What to tell the operator whose address belongs to another machine, or to none. */
    static Optional<StartException> elsewhere(TransportSettings settings) {
        return isFree(settings.host(), 0)
                ? Optional.empty()
                : Optional.of(new StartException(
                        ExitCode.CONFIGURATION,
                        "host " + settings.host() + " is not an address of this machine",
                        "--host with one of this machine's addresses, or no host"));
    }

    /** What a start would be told that listens there; empty if it could. */
    public static Optional<StartException> refusal(TransportSettings settings) {
        for (int port : byOption(settings).values()) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(settings.host(), port));
            } catch (BindException e) {
                return Optional.of(refused(settings, e));
            } catch (IOException e) {
                return Optional.of(notHeard(settings, e));
            }
        }
        return Optional.empty();
    }

    /** The ports that are wanted, by the option that chooses each. */
    private static Map<String, Integer> byOption(TransportSettings settings) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put(PORT_OPTION, settings.port());
        settings.viewerPort().ifPresent(port -> ports.put("--viewer-port", port));
        settings.browserPort().ifPresent(port -> ports.put("--browser-port", port));
        return ports;
    }

    /** What to tell the operator after any other failure to listen. */
    static StartException notHeard(TransportSettings settings, IOException e) {
        return new StartException(
                ExitCode.UNAVAILABLE,
                "it cannot listen on " + settings.host() + ": " + e.getMessage(),
                "another host or port");
    }

    private static Optional<Integer> nextFree(String host, int port) {
        for (int next = port + 1; next <= Math.min(LAST, port + TRIES); next++) {
            if (isFree(host, next)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /** True if a server could listen there. */
    public static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
