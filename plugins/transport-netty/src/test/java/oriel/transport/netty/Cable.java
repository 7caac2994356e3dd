package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Another machine, as far as the system can tell: a network namespace of Linux, joined to this one by a cable. Needs root
 * and bash; tests without them are left out.
 */
final class Cable implements AutoCloseable {

    /** This machine's address on the cable. */
    static final String HERE = "10.213.7.1";

    private static final String NAMESPACE = "oriel-peer";

    private final List<Process> peers = new ArrayList<>();

    private Cable() {}

    static Cable lay() {
        Cable cable = new Cable();
        for (String line : List.of(
                "ip netns add " + NAMESPACE,
                "ip link add oriel-here type veth peer name oriel-there netns " + NAMESPACE,
                "ip addr add " + HERE + "/30 dev oriel-here",
                "ip link set oriel-here up",
                "ip -n oriel-peer addr add 10.213.7.2/30 dev oriel-there",
                "ip -n oriel-peer link set oriel-there up")) {
            if (run(line) != 0) {
                cable.close();
                assumeTrue(false, "no right to a network of its own: " + line);
            }
        }
        return cable;
    }

    /** A peer that says something and nothing more. */
    void say(String text, int port) throws IOException {
        bash("printf '" + text + "' >&3; exec sleep 100", port);
    }

    /** What a server answers to a request, up to the end of the line. */
    String ask(int port, String request) throws IOException {
        String escaped = request.replace("\r", "\\r").replace("\n", "\\n");
        Process peer = bash("printf '" + escaped + "' >&3; read -r line <&3; echo \"$line\"", port);
        return text(peer);
    }

    /** A peer that waits for 12 bytes; see {@link #waited}. */
    Process greeting(int port) throws IOException {
        return bash("read -r -N 12 -u 3; echo $((${EPOCHREALTIME/[.,]/} - ${began/[.,]/}))", port);
    }

    /** How long it took from before the connection until they had come. */
    static Duration waited(Process greeted) throws IOException {
        return Duration.ofNanos(1000 * Long.parseLong(text(greeted)));
    }

    void pull() {
        assertEquals(0, run("ip -n oriel-peer link set oriel-there down"));
    }

    private Process bash(String script, int port) throws IOException {
        String whole = "began=$EPOCHREALTIME; exec 3<>/dev/tcp/" + HERE + "/" + port + "; " + script;
        Process peer = new ProcessBuilder("ip", "netns", "exec", NAMESPACE, "bash", "-c", whole).start();
        peers.add(peer);
        return peer;
    }

    private static String text(Process peer) throws IOException {
        return new String(peer.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static int run(String command) {
        try {
            return new ProcessBuilder(command.split(" "))
                    .redirectErrorStream(true)
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
        } catch (IOException e) {
            return -1; // There is no such program.
        }
    }

    @Override
    public void close() {
        peers.forEach(peer -> peer.destroyForcibly().onExit().join());
        run("ip link del oriel-here");
        run("ip netns del " + NAMESPACE);
    }
}
