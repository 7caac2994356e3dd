package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Distribution;
import oriel.testkit.Programs;

/** The unpacked product makes a screen of its own, runs a command in it, and leaves nothing behind. */
@Timeout(120)
class DistributionVirtualTest {

    @TempDir
    Path folder;

    private Distribution serve(String... arguments) throws IOException {
        Programs.require("Xvfb", "xvfb");
        String[] all = Stream.concat(Stream.of("serve", "--no-auth", "--port", "0", "--virtual"), Stream.of(arguments))
                .toArray(String[]::new);
        return Distribution.start(environment(), all);
    }

    /** Its temporary files in a folder of this test's own. */
    private Map<String, String> environment() {
        return Map.of("JAVA_OPTS", "-Djava.io.tmpdir=" + folder);
    }

    private static String awaitFile(Path file) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Files.exists(file) || Files.readString(file).isBlank()) {
            assertTrue(System.nanoTime() - end < 0, () -> file + " does not come");
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return Files.readString(file).strip();
    }

    /** Waits until none of the processes is there. */
    private static void assertGone(long... pids) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (long pid : pids) {
            while (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
                assertTrue(System.nanoTime() - end < 0, () -> "process " + pid + " is left");
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private List<Path> leftFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("oriel-virtual"))
                    .toList();
        }
    }

    private static long serverOf(Distribution running) {
        return running.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("Xvfb"))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    @Test
    void runsTheCommandInAScreenOfTheSizeGivenThatOthersCannotOpen() throws Exception {
        Programs.require("xrandr", "x11-xserver-utils");
        Path said = folder.resolve("said");
        String script = "echo $DISPLAY >" + said + ".tmp; xrandr | head -1 >>" + said + ".tmp; mv " + said + ".tmp "
                + said + "; exec sleep 1000";
        try (Distribution server = serve("1000x700", "--", "sh", "-c", script)) {
            int port = server.port();
            assertEquals("oriel: open http://localhost:" + port + "/ in a browser", server.next());
            String shown = server.next();
            assertTrue(shown.matches("oriel: showing X11 display :\\d+, 1000x700, through x11"), shown);
            List<String> lines = awaitFile(said).lines().toList();
            assertTrue(shown.contains(" " + lines.get(0) + ","), lines::toString);
            assertTrue(lines.get(1).contains("current 1000 x 700, maximum 3840 x 2160"), lines.get(1));
            Distribution.Ended seen = Distribution.run("test-client", "127.0.0.1:" + port);
            assertEquals(0, seen.code(), () -> seen.err().toString());
            assertEquals(1, strangersExitCode(lines.get(0)), "somebody without the cookie came in");
            Path cookie = leftFiles().get(0).resolve("Xauthority");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cookie)));
            assertEquals(
                    List.of(),
                    server.errors().stream()
                            .filter(line -> !line.contains(" INFO "))
                            .toList());
        }
    }

    private static int strangersExitCode(String display) throws IOException, InterruptedException {
        ProcessBuilder stranger = new ProcessBuilder("xrandr");
        stranger.environment().put("DISPLAY", display);
        stranger.environment().remove("XAUTHORITY");
        return stranger.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void leavesNothingBehindAfterSigterm() throws Exception {
        Path said = folder.resolve("said");
        String script = "trap '' TERM; sleep 1000 & echo $$ $! >" + said + ".tmp; mv " + said + ".tmp " + said
                + "; while true; do wait; done";
        try (Distribution server = serve("640x480", "--", "sh", "-c", script)) {
            server.port();
            String[] pids = awaitFile(said).split(" ");
            long xvfb = serverOf(server);
            server.terminate();
            assertEquals(143, server.awaitEnd().code());
            assertGone(Long.parseLong(pids[0]), Long.parseLong(pids[1]), xvfb);
            assertEquals(List.of(), leftFiles());
        }
    }

    @Test
    void leavesNothingBehindAfterAKill() throws Exception {
        Path said = folder.resolve("said");
        String script = "trap '' TERM; sleep 1000 & echo $$ $! >" + said + ".tmp; mv " + said + ".tmp " + said
                + "; while true; do wait; done";
        try (Distribution server = serve("640x480", "--", "sh", "-c", script)) {
            server.port();
            String[] pids = awaitFile(said).split(" ");
            long xvfb = serverOf(server);
            assertEquals(1, leftFiles().size());
            long[] descendants =
                    server.descendants().mapToLong(ProcessHandle::pid).toArray();
            server.kill();
            assertGone(Long.parseLong(pids[0]), Long.parseLong(pids[1]), xvfb);
            assertGone(descendants);
            assertEquals(List.of(), leftFiles());
        }
    }

    @Test
    void whatItStartsSeesNoneOfItsSettings() throws Exception {
        Path seen = folder.resolve("seen");
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("ORIEL_PASSWORD", "geheim");
        environment.put("ORIEL_READ_ONLY_PASSWORD", "geheim2");
        environment.put("ORIEL_OPTS", "-Dsecret=geheim3");
        environment.put("LC_ALL", "C");
        environment.put("KEPT", "yes");
        String script = "env >" + seen + ".tmp; mv " + seen + ".tmp " + seen + "; exec sleep 1000";
        try (Distribution server = Distribution.start(
                environment,
                "serve",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--virtual",
                "640x480",
                "--",
                "sh",
                "-c",
                script)) {
            server.port();
            String command = awaitFile(seen);
            assertTrue(command.contains("\nKEPT=yes"), command);
            assertTrue(command.contains("\nLC_ALL=C\n"), "the locale that was given: " + command);
            for (ProcessHandle process : server.descendants().toList()) {
                String theirs = Files.readString(
                        Path.of("/proc", Long.toString(process.pid()), "environ"), StandardCharsets.ISO_8859_1);
                assertFalse(theirs.contains("ORIEL_") || theirs.contains("geheim"), () -> process.info() + theirs);
            }
        }
    }

    @Test
    void endsWithItsCommandAndItsExitCode() throws Exception {
        try (Distribution server = serve("640x480", "--", "sh", "-c", "exit 5")) {
            Distribution.Ended ended = server.awaitEnd();
            assertEquals(5, ended.code(), () -> ended.err().toString());
            assertTrue(ended.err().contains("oriel: the command sh has ended with exit code 5"), ended.err()::toString);
            assertEquals(List.of(), leftFiles());
        }
        try (Distribution server = serve("640x480", "--", "true")) {
            Distribution.Ended ended = server.awaitEnd();
            assertEquals(0, ended.code());
            assertTrue(
                    ended.err().stream().anyMatch(line -> line.startsWith("oriel: the command true has ended at once")),
                    ended.err()::toString);
        }
    }

    @Test
    void endsWhenItsXServerDoes() throws Exception {
        try (Distribution server = serve("640x480")) {
            server.port();
            server.next();
            server.next();
            ProcessHandle.of(serverOf(server)).orElseThrow().destroyForcibly();
            Distribution.Ended ended = server.awaitEnd();
            assertEquals(69, ended.code());
            assertTrue(
                    ended.err().stream().anyMatch(line -> line.startsWith("oriel: the X server Xvfb failed")),
                    ended.err()::toString);
        }
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String name : List.of("sh", "dirname", "basename", "readlink", "sed")) {
            Files.createSymbolicLink(bin.resolve(name), Path.of("/usr/bin", name));
        }
        Distribution.Ended without =
                Distribution.run(Map.of("PATH", bin.toString()), "serve", "--port", "0", "--virtual", "640x480");
        assertEquals(69, without.code(), () -> without.err().toString());
        assertTrue(
                without.err().contains("oriel: --virtual needs the X server Xvfb, which is not there"),
                without.err()::toString);
        assertTrue(without.err().contains("  try: install it (Debian package xvfb)"), without.err()::toString);
        try (Distribution server = serve("640x480", "--", "no-such-program")) {
            Distribution.Ended ended = server.awaitEnd();
            assertEquals(69, ended.code());
            assertTrue(ended.err().contains("oriel: there is no command no-such-program"), ended.err()::toString);
            assertEquals(List.of(), ended.out());
        }
    }

    @Test
    void refusesWhatMakesNoSense() throws Exception {
        for (String[] arguments : new String[][] {
            {"serve", "--virtual", "wide"},
            {"serve", "--virtual", "0x5"},
            {"serve", "xterm"},
            {"serve", "--virtual", "640x480", "--display", ":7"}
        }) {
            Distribution.Ended ended = Distribution.run(arguments);
            assertEquals(2, ended.code(), () -> String.join(" ", arguments) + ended.err());
        }
    }
}
