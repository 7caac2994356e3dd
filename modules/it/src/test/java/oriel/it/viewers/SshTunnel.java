package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import oriel.it.Ports;
import oriel.testkit.Programs;

/** A real {@code sshd} of whoever runs the tests, with keys of its own, and a real {@code ssh -L} that forwards a port through it. */
final class SshTunnel implements AutoCloseable {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    /** Where root's sshd separates its privileges; its service makes it at each start. */
    private static final Path RUN = Path.of("/run/sshd");

    private static final Path FOLDER = Path.of(System.getProperty("oriel.root"), "modules/it/target/ssh");
    private static final Path SAID = FOLDER.resolve("said");
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final int port;
    private final List<Process> processes = new ArrayList<>();
    private boolean madeRun;

    private SshTunnel(int port) {
        this.port = port;
    }

    /**
     * Opens it, and waits until it is open.
     *
     * @param local the near end
     * @param command begins with {@code ssh} and ends with a host, which is this machine
     */
    static SshTunnel open(int local, List<String> command) throws Exception {
        Programs.require(SSHD, "openssh-server");
        Programs.require("ssh", "openssh-client");
        Files.createDirectories(FOLDER);
        SshTunnel tunnel = new SshTunnel(local);
        try {
            int door = Ports.free();
            tunnel.serve(door);
            tunnel.start(client(door, command));
            tunnel.awaitListening(local);
            return tunnel;
        } catch (Exception | AssertionError e) {
            tunnel.close();
            throw e;
        }
    }

    /** Where viewers connect to. */
    int port() {
        return port;
    }

    private void serve(int door) throws Exception {
        Path host = key("host");
        Path user = key("user");
        Files.copy(user.resolveSibling("user.pub"), FOLDER.resolve("authorized"), StandardCopyOption.REPLACE_EXISTING);
        String known = Files.readString(host.resolveSibling("host.pub"));
        Files.writeString(FOLDER.resolve("known"), "[127.0.0.1]:" + door + " " + known);
        Path configuration = Files.write(
                FOLDER.resolve("sshd_config"),
                List.of(
                        "ListenAddress 127.0.0.1",
                        "Port " + door,
                        "HostKey " + host,
                        "AuthorizedKeysFile " + FOLDER.resolve("authorized"),
                        "PidFile none",
                        "StrictModes no",
                        "UsePAM no",
                        "PasswordAuthentication no"));
        if (System.getProperty("user.name").equals("root") && Files.notExists(RUN)) {
            Files.createDirectory(RUN);
            madeRun = true;
        }
        start(List.of(SSHD.toString(), "-D", "-e", "-f", configuration.toString()));
        awaitListening(door);
    }

    private static Path key(String name) throws IOException, InterruptedException {
        Path file = FOLDER.resolve(name);
        Files.deleteIfExists(file);
        Files.deleteIfExists(FOLDER.resolve(name + ".pub"));
        Process maker =
                new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString()).start();
        assertEquals(0, maker.waitFor(), "ssh-keygen");
        return file;
    }

    /** The command with what keeps it from the settings, keys and questions of whoever runs the tests. */
    private static List<String> client(int door, List<String> command) {
        List<String> all = new ArrayList<>(command);
        all.addAll(
                1,
                List.of(
                        "-N",
                        "-F",
                        "/dev/null",
                        "-p",
                        String.valueOf(door),
                        "-i",
                        FOLDER.resolve("user").toString()));
        for (String option : Set.of(
                "BatchMode=yes",
                "ExitOnForwardFailure=yes",
                "IdentitiesOnly=yes",
                "IdentityAgent=none",
                "GlobalKnownHostsFile=/dev/null",
                "UserKnownHostsFile=" + FOLDER.resolve("known"))) {
            all.addAll(1, List.of("-o", option));
        }
        return all;
    }

    private void start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(SAID.toFile()))
                .start();
        processes.add(process);
    }

    private void awaitListening(int awaited) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!listens(awaited)) {
            String said = Files.readString(SAID, StandardCharsets.ISO_8859_1);
            assertTrue(System.nanoTime() - deadline < 0, () -> "nothing listens on port " + awaited + ": " + said);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (int i = processes.size() - 1; i >= 0; i--) {
            Programs.end(processes.get(i));
        }
        if (madeRun) {
            Files.deleteIfExists(RUN);
        }
    }
}
