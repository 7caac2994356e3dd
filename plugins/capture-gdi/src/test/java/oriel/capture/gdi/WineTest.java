package oriel.capture.gdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.testkit.Wine;
import oriel.testkit.Xvfb;

/** The desktop of Windows, in a JVM for Windows under Wine: with the profile {@code wine} alone. */
class WineTest {

    private static final int LIMIT_SECONDS = 300;

    @TempDir
    private Path folder;

    @Test
    void passesAllChecksInAJvmForWindows() throws Exception {
        Wine.require();
        try (Xvfb xvfb = Xvfb.start(800, 600);
                Wine wine = Wine.start(xvfb.display(), Path.of("target", "wine"))) {
            Path output = folder.resolve("checks.txt");
            Process jvm = wine.java(output, List.of("@" + Wine.path(arguments())));
            boolean ended = jvm.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            String said = Files.readString(output);
            assertTrue(ended, () -> "the checks did not end: " + said);
            assertEquals(0, jvm.exitValue(), said);
            System.out.println(said);
        }
    }

    private Path arguments() throws Exception {
        String path = String.join(
                File.pathSeparator,
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"),
                System.getProperty("surefire.test.class.path", ""));
        StringBuilder windows = new StringBuilder();
        for (String part : path.split(File.pathSeparator)) {
            if (!part.isEmpty()) {
                windows.append(Wine.path(Path.of(part))).append(';');
            }
        }
        Path file = folder.resolve("arguments.txt");
        String classPath = windows.toString().replace("\\", "\\\\");
        return Files.writeString(file, "-cp \"" + classPath + "\"\n" + ChecksRunner.class.getName());
    }
}
