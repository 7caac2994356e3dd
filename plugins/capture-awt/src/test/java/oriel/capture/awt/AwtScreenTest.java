package oriel.capture.awt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.testkit.Programs;
import oriel.testkit.RecordingListener;
import oriel.testkit.Xvfb;

/**
 * The provider without a display, and the desktop with one. AWT reads DISPLAY once, when a JVM starts: so the checks of
 * the desktop run in a JVM of their own.
 */
class AwtScreenTest {

    private static final int LIMIT_SECONDS = 180;

    @TempDir
    private Path folder;

    @Test
    void passesAllChecksInAJvmWithADisplay() throws Exception {
        Programs.require("xsetroot", "x11-xserver-utils");
        Programs.require("xwd", "x11-apps");
        try (Xvfb xvfb = Xvfb.start(400, 300)) {
            Path output = folder.resolve("checks.txt");
            Process jvm = startJvm(xvfb.display(), output);
            boolean ended = jvm.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            jvm.destroyForcibly();
            String said = Files.readString(output);
            assertTrue(ended, () -> "the checks did not end: " + said);
            assertEquals(0, jvm.exitValue(), said);
        }
    }

    @Test
    void saysThatTheDisplayIsNotThereWhenItIsOpened() throws Exception {
        Path output = folder.resolve("checks.txt");
        Process jvm = startJvm(":54321", output, "open");
        assertTrue(jvm.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
        assertTrue(Files.readString(output).contains("java.awt cannot use the display: "), Files.readString(output));
        assertEquals(2, jvm.exitValue());
    }

    private Process startJvm(String display, Path output, String... more) throws Exception {
        String here = Path.of("target", "test-classes").toAbsolutePath().toString();
        String path = String.join(
                File.pathSeparator,
                here,
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"),
                System.getProperty("surefire.test.class.path", ""));
        Path arguments = folder.resolve("arguments.txt");
        Files.writeString(arguments, "-cp \"" + path.replace("\\", "\\\\") + "\"\n" + ChecksRunner.class.getName());
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-Djava.awt.headless=false", "@" + arguments));
        command.addAll(List.of(more));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("DISPLAY", display);
        builder.environment().remove("WAYLAND_DISPLAY");
        return builder.start();
    }

    @Test
    void saysThatAHeadlessJvmHasNoDisplay() {
        AwtProvider provider = new AwtProvider(Map.of());
        assertEquals(
                "no display, or a Java without a desktop (headless)",
                provider.unavailableReason(Options.none("awt")).orElseThrow());
        PluginException refused =
                assertThrows(PluginException.class, () -> provider.open(Options.none("awt"), new RecordingListener()));
        assertTrue(refused.remedy().contains("demo"), refused.remedy());
    }

    @Test
    void saysThatWaylandDoesNotLetItself() {
        AwtProvider provider = new AwtProvider(Map.of("WAYLAND_DISPLAY", "wayland-0"));
        assertTrue(provider.unavailableReason(Options.none("awt")).orElseThrow().contains("Wayland"));
    }

    @Test
    void refusesAnotherDisplayThanTheEnvironments() {
        AwtProvider provider = new AwtProvider(Map.of("DISPLAY", ":1"));
        Options options = Options.none("awt").offer("display", ":2");
        assertTrue(provider.unavailableReason(options).isPresent());
        PluginException refused =
                assertThrows(PluginException.class, () -> provider.open(options, new RecordingListener()));
        assertTrue(refused.remedy().contains("DISPLAY=:2"), refused.remedy());
    }
}
