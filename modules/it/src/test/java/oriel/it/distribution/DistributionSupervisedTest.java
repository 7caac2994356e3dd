package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.Distribution;
import oriel.testkit.PeerSocket;
import oriel.testkit.Programs;

/** What systemd hears of the product, and what signals do, as Python listens in systemd's place. */
@Timeout(120)
class DistributionSupervisedTest {

    private static final int RELOADS = 20;
    private static final int LIMIT_SECONDS = 30;

    /** Writes a line for each message, with its lines parted by blanks. */
    private static final String LISTENER = """
            import socket, sys
            heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            heard.bind("\\0" + sys.argv[1][1:])
            print("ready", flush=True)
            while True:
                print(heard.recv(4096).decode().replace("\\n", " "), flush=True)
            """;

    @TempDir
    Path folder;

    private Optional<Process> python = Optional.empty();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @AfterEach
    void end() {
        python.ifPresent(Process::destroyForcibly);
    }

    private void configure(String name) throws IOException {
        Files.writeString(folder.resolve("config.json"), """
                {"port": 0, "capture": "demo", "host": "127.0.0.1", "name": %s,
                 "state_folder": ".", "password_file": "passwords"}
                """.formatted(name));
    }

    private void keep(String password) throws IOException {
        Path file = Files.writeString(folder.resolve("passwords"), password);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** The next message but signs of life, which come often. */
    private String next() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        String line = line();
        while (line.equals("WATCHDOG=1")) {
            assertTrue(System.nanoTime() - end < 0, "nothing is heard but signs of life");
            line = line();
        }
        return line;
    }

    private String line() throws InterruptedException {
        String line = said.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        return line == null ? fail("nothing is heard") : line;
    }

    private void listen(BufferedReader reader) {
        Thread hearing = new Thread(() -> reader.lines().forEach(said::add), "hearing");
        hearing.setDaemon(true);
        hearing.start();
    }

    /** Whoever starts the tests may ignore SIGHUP, as nohup does; then what they start would, too. */
    private Distribution serve(String socket) throws IOException {
        return Distribution.start(
                Path.of("env"),
                Path.of("."),
                Map.of("NOTIFY_SOCKET", socket, "WATCHDOG_USEC", "100000"),
                "--default-signal=HUP",
                Distribution.SCRIPT.toString(),
                "serve",
                "--config",
                folder.resolve("config.json").toString());
    }

    private static void hangUp(Distribution server) throws Exception {
        Programs.run("", "kill", "-HUP", Long.toString(server.pid()));
    }

    @Test
    void itHearsOfStartReloadsAndEndWhileAViewerGetsUpdates() throws Exception {
        Programs.require("python3", "python3");
        String socket = "@oriel-test/" + UUID.randomUUID();
        configure("\"Before\"");
        keep("secret");
        Process listener = new ProcessBuilder("python3", "-c", LISTENER, socket)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        python = Optional.of(listener);
        listen(listener.inputReader());
        assertEquals("ready", line());
        try (Distribution server = serve(socket)) {
            int port = server.port();
            String ready = next();
            assertTrue(ready.startsWith("READY=1 MAINPID=" + server.pid() + " STATUS=showing "), ready);
            assertEquals("WATCHDOG=1", line());
            reloadBesideAViewer(server, port);
            configure("7, \"no_such_key\": 1");
            hangUp(server);
            assertTrue(next().startsWith("RELOADING=1"));
            assertEquals("READY=1", next());
            server.awaitError("all stays as it was");
            server.terminate();
            assertEquals("STOPPING=1 STATUS=stopping", next());
            assertEquals(143, server.awaitEnd().code());
        }
    }

    private static Viewer viewer(int port, String password) throws IOException {
        return Viewer.connect(
                PeerSocket.bare("127.0.0.1", "127.0.0.1", port),
                ViewerOptions.withPassword(password.getBytes(StandardCharsets.US_ASCII)));
    }

    private void reloadBesideAViewer(Distribution server, int port) throws Exception {
        try (Viewer viewer = viewer(port, "secret")) {
            AtomicBoolean over = new AtomicBoolean();
            FutureTask<Integer> watching = new FutureTask<>(() -> {
                int updates = 0;
                while (!over.get() || updates == 0) {
                    viewer.requestUpdate(false);
                    viewer.readUpdate();
                    updates++;
                }
                return updates;
            });
            new Thread(watching, "watching").start();
            for (int i = 0; i < RELOADS; i++) {
                configure("\"After " + i + "\"");
                hangUp(server);
                String reloading = next();
                assertTrue(reloading.matches("RELOADING=1 MONOTONIC_USEC=\\d+"), reloading);
                assertEquals("READY=1", next());
            }
            keep("another");
            hangUp(server);
            assertTrue(next().startsWith("RELOADING=1"));
            assertEquals("READY=1", next());
            viewer(port, "another").close();
            assertThrows(IOException.class, () -> viewer(port, "secret").close());
            over.set(true);
            assertTrue(watching.get() > 0);
        }
        assertEquals(
                RELOADS,
                server.errors().stream()
                        .filter(line -> line.contains("taken [name]"))
                        .count());
        List<String> lost = server.errors().stream()
                .filter(line -> line.contains("WARN") || line.contains("ERROR"))
                .toList();
        assertEquals(List.of(), lost);
    }
}
