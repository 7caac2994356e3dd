package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What tests leave behind is found, and nothing else. */
@Timeout(60)
class LeftBehindTest {

    private final LeftBehind.Watch watch = new LeftBehind.Watch(Duration.ofSeconds(20));

    private Map<String, String> left() {
        return watch.left(Duration.ZERO);
    }

    private void assertLeft(String words) {
        Map<String, String> left = left();
        assertTrue(left.values().stream().anyMatch(thing -> thing.contains(words)), () -> words + " in " + left);
    }

    private void assertNothingLeft() {
        assertEquals(Map.of(), watch.left(Duration.ofSeconds(20)));
    }

    @Test
    void findsAProcess() throws Exception {
        Process process = new ProcessBuilder("sleep", "1234").start();
        assertLeft("process " + process.pid() + ": sleep 1234");
        process.destroyForcibly().waitFor();
        assertNothingLeft();
    }

    /** Its parent has ended; it is known by the mark that the build gives to each run. */
    @Test
    void findsAProcessThatHasNoParentAnyMore() throws Exception {
        assumeTrue(System.getenv(OwnProcesses.MARK) != null, "only the build gives a mark");
        Process shell = new ProcessBuilder("sh", "-c", "sleep 1235 > /dev/null & echo $!").start();
        String pid = new String(shell.getInputStream().readAllBytes()).strip();
        shell.waitFor();
        assertLeft("process " + pid + ": sleep 1235");
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
        assertNothingLeft();
    }

    @Test
    void findsSocketsThatListenAndThatAreConnected() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "only Linux tells of sockets");
        try (ServerSocket listens = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertLeft("at port " + listens.getLocalPort() + ", which listens");
            try (Socket connected = new Socket(listens.getInetAddress(), listens.getLocalPort())) {
                assertLeft("at port " + connected.getLocalPort() + ", connected to port " + listens.getLocalPort());
            }
        }
        assertNothingLeft();
    }

    @Test
    void findsAThreadOfOriels() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        Thread thread = new Thread(() -> await(over), "oriel-left-behind");
        thread.start();
        assertLeft("thread oriel-left-behind");
        over.countDown();
        assertNothingLeft();
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void findsATemporaryFolder() throws Exception {
        Path folder = Files.createTempDirectory("oriel-left-behind");
        assertLeft("file " + folder);
        Files.delete(folder);
        assertEquals(false, left().containsValue("file " + folder));
    }

    @Test
    void failsForWhatIsSurelyOurs() throws Exception {
        LeftBehind.Watch strict = new LeftBehind.Watch(Duration.ZERO);
        Process process = new ProcessBuilder("sleep", "1236").start();
        try {
            AssertionError failure = assertThrows(AssertionError.class, strict::close);
            assertTrue(failure.getMessage().contains("sleep 1236"), failure.getMessage());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void endsWhatTheTestsShareBeforeItLooks() throws Exception {
        LeftBehind.Watch strict = new LeftBehind.Watch(Duration.ZERO);
        Process process = new ProcessBuilder("sleep", "1237").start();
        LeftBehind.closeAfterTheLastTest(() -> process.destroyForcibly().waitFor());
        strict.close();
        assertEquals(false, process.isAlive());
    }
}
