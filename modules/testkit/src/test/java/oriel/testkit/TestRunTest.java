package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of JVMs that run tests at the same time the last one answers for all. */
@Timeout(60)
class TestRunTest {

    /** Holds the lock as another JVM does, until its input ends. */
    private static final String OTHER = """
            import java.nio.channels.*; import java.nio.file.*;
            class Other {
                public static void main(String[] file) throws Exception {
                    try (FileChannel channel = FileChannel.open(Path.of(file[0]), StandardOpenOption.READ)) {
                        channel.lock(0, Long.MAX_VALUE, true);
                        System.out.println("there");
                        System.in.read();
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    private Process other(Path file) throws Exception {
        Path source = Files.writeString(folder.resolve("Other.java"), OTHER);
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        Process other = new ProcessBuilder(java.toString(), source.toString(), file.toString()).start();
        assertEquals("there", other.inputReader().readLine());
        return other;
    }

    @Test
    void oneAloneIsTheLastOne() throws Exception {
        try (TestRun alone = TestRun.alone(Set.of("a"))) {
            assertEquals(Set.of("a"), alone.before());
            assertTrue(alone.leave());
        }
    }

    @Test
    void theFirstOneWritesDownWhatWasThere() throws Exception {
        Path file = folder.resolve("made/locks");
        try (TestRun first = TestRun.join(file, Set.of("a", "b"))) {
            assertEquals(Set.of("a", "b"), first.before());
        }
        try (TestRun next = TestRun.join(file, Set.of("c"))) {
            assertEquals(Set.of("c"), next.before());
            assertTrue(next.leave());
        }
    }

    @Test
    void oneBesideAnotherHasWhatWasBeforeThatOneAndIsLastOnceThatOneHasEnded() throws Exception {
        Path file = Files.writeString(folder.resolve("locks"), "a\nb");
        Process other = other(file);
        try (TestRun run = TestRun.join(file, Set.of("a", "b", "c"))) {
            assertEquals(Set.of("a", "b"), run.before());
            assertFalse(run.leave());
            other.getOutputStream().close();
            assertEquals(0, other.waitFor());
            assertTrue(run.leave());
        } finally {
            other.destroyForcibly().waitFor();
        }
    }
}
