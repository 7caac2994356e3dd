package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Another machine, as far as the system can tell: a network namespace of Linux, joined to this one by a cable. Each has names
 * and addresses of its own: up to eight of a process, and those of other processes, may lie at once. Needs root and bash.
 */
public final class Cable implements AutoCloseable {

    private static final int MOST = 8;
    private static final AtomicInteger LAID = new AtomicInteger();

    private final String name;
    private final String network;
    private final int first;
    private final List<Process> peers = new ArrayList<>();

    private Cable() {
        long pid = ProcessHandle.current().pid();
        int number = LAID.getAndIncrement() % MOST;
        long place = pid * MOST + number;
        name = "oriel" + pid + "-" + number; // With a letter more, at most as long as a network card's may be.
        network = "10.213." + (place >> 6 & 0xff) + ".";
        first = (int) (place & 0x3f) << 2;
    }

    /** Lays one; the test is left out where that is not allowed. */
    public static Cable lay() {
        Cable cable = new Cable();
        Optional<String> refused = cable.laid();
        if (refused.isPresent()) {
            cable.close();
            Programs.leaveOut("no right to a network of its own: " + refused.get());
        }
        return cable;
    }

    /** Lays one; empty where that is not allowed. */
    public static Optional<Cable> layIfAllowed() {
        Cable cable = new Cable();
        if (cable.laid().isEmpty()) {
            return Optional.of(cable);
        }
        cable.close();
        return Optional.empty();
    }

    /** The command that failed, if any did. */
    private Optional<String> laid() {
        List<String> lines = List.of(
                "ip netns add " + name,
                "ip link add " + name + "a type veth peer name " + name + "b netns " + name,
                "ip addr add " + here() + "/30 dev " + name + "a",
                "ip link set " + name + "a up",
                "ip -n " + name + " addr add " + there() + "/30 dev " + name + "b",
                "ip -n " + name + " link set " + name + "b up");
        return lines.stream().filter(line -> run(line) != 0).findFirst();
    }

    /** This machine's address on the cable. */
    public String here() {
        return network + (first + 1);
    }

    /** The other machine's address. */
    public String there() {
        return network + (first + 2);
    }

    /** The file that stands for the other machine's network. */
    public Path namespace() {
        return Path.of("/run/netns", name);
    }

    /** A peer that says something and nothing more. */
    public void say(String text, int port) throws IOException {
        bash("printf '" + text + "' >&3; exec sleep 100", port);
    }

    /** What a server answers to a request, up to the end of the line. */
    public String ask(int port, String request) throws IOException {
        String escaped = request.replace("\r", "\\r").replace("\n", "\\n");
        Process peer = bash("printf '" + escaped + "' >&3; read -r line <&3; echo \"$line\"", port);
        return text(peer);
    }

    /** A peer that waits for 12 bytes; see {@link #waited}. */
    public Process greeting(int port) throws IOException {
        return bash("read -r -N 12 -u 3; echo $((${EPOCHREALTIME/[.,]/} - ${began/[.,]/}))", port);
    }

    /** How long it took from before the connection until they had come. */
    public static Duration waited(Process greeted) throws IOException {
        return Duration.ofNanos(1000 * Long.parseLong(text(greeted)));
    }

    /** Pulls it out at the other machine: whatever is sent to it is lost. */
    public void pull() {
        assertEquals(0, run("ip -n " + name + " link set " + name + "b down"));
    }

    /** Puts it back. */
    public void plugIn() {
        assertEquals(0, run("ip -n " + name + " link set " + name + "b up"));
    }

    private Process bash(String script, int port) throws IOException {
        String whole = "began=$EPOCHREALTIME; exec 3<>/dev/tcp/" + here() + "/" + port + "; " + script;
        Process peer = new ProcessBuilder("ip", "netns", "exec", name, "bash", "-c", whole).start();
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
        run("ip link del " + name + "a");
        run("ip netns del " + name);
    }
}
