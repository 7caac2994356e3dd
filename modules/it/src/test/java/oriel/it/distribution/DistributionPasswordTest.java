package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Distribution;
import oriel.security.VncPassword;
import oriel.testkit.Programs;

/** What {@code oriel passwd} asks for in a terminal: both passwords twice, without showing them. */
@Timeout(60)
class DistributionPasswordTest {

    private static final List<String> QUESTIONS =
            List.of("Password: ", "Again: ", "View-only password (empty for none): ", "Again: ");

    @TempDir
    Path folder;

    /**
     * What a terminal has shown, and how the command ended.
     *
     * @param code the exit code of the command
     * @param shown all that stood there, the answers too if they were shown
     */
    private record Talk(int code, String shown) {}

    /** Answers each question once it is asked: what is typed before a terminal stops showing it would be shown. */
    private Talk answer(Path file, String... answers) throws Exception {
        Programs.require("script", "bsdutils");
        Path screen = folder.resolve("screen");
        ProcessBuilder builder = new ProcessBuilder(
                "script", "-qefc", "exec " + Distribution.SCRIPT + " passwd " + file, screen.toString());
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "LC_ALL", "C.UTF-8"));
        Process terminal = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        try {
            for (int i = 0; i < answers.length; i++) {
                awaitQuestion(terminal, screen, i, answers);
                terminal.getOutputStream().write((answers[i] + "\n").getBytes(StandardCharsets.US_ASCII));
                terminal.getOutputStream().flush();
            }
            assertTrue(terminal.waitFor(30, TimeUnit.SECONDS), () -> "it waits for more than that: " + shown(screen));
            return new Talk(terminal.exitValue(), shown(screen));
        } finally {
            terminal.descendants().forEach(ProcessHandle::destroy);
            terminal.destroy();
        }
    }

    private static void awaitQuestion(Process terminal, Path screen, int index, String... answers) throws Exception {
        List<String> asked = new ArrayList<>();
        for (int i = 0; i <= index; i++) {
            boolean leftOut = i == 3 && answers[2].isEmpty();
            asked.add(leftOut ? "" : QUESTIONS.get(i));
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!dense(shown(screen)).endsWith(String.join("", asked).replace(" ", ""))) {
            assertTrue(terminal.isAlive() && System.nanoTime() - end < 0, () -> asked + " is not in " + shown(screen));
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** What the terminal shows without the lines of the program that plays it, and without white space. */
    private static String dense(String shown) {
        return shown.replaceAll("Script started[^\\n]*\\n", "").replaceAll("\\s", "");
    }

    private static String shown(Path screen) {
        try {
            return Files.exists(screen) ? Files.readString(screen, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void asksForBothTwiceAndShowsNeither() throws Exception {
        Path file = folder.resolve("passwords");
        Talk talk = answer(file, "secret", "secret", "look", "look");
        assertEquals(0, talk.code(), talk.shown());
        assertTrue(talk.shown().contains("oriel: wrote a full and a view-only password to " + file), talk.shown());
        assertFalse(talk.shown().contains("secret") || talk.shown().matches("(?s).*\\blook\\b.*"), talk.shown());
        byte[] written = Files.readAllBytes(file);
        assertEquals(16, written.length);
        assertEquals("secret", new String(VncPassword.reveal(written), StandardCharsets.US_ASCII));
    }

    @Test
    void takesTheFullPasswordAlone() throws Exception {
        Path file = folder.resolve("passwords");
        Talk talk = answer(file, "secret", "secret", "");
        assertEquals(0, talk.code(), talk.shown());
        assertTrue(talk.shown().contains("oriel: wrote a full password to " + file), talk.shown());
        assertEquals(8, Files.size(file));
    }

    @Test
    void writesNothingThatWasMistypedOrLeftOut() throws Exception {
        Path file = folder.resolve("passwords");
        Talk mistyped = answer(file, "secret", "sekret");
        assertEquals(2, mistyped.code(), mistyped.shown());
        assertTrue(mistyped.shown().contains("oriel: the two passwords are not the same"), mistyped.shown());
        assertTrue(mistyped.shown().contains("  try: oriel passwd again; nothing was written"), mistyped.shown());
        Talk leftOut = answer(file, "");
        assertEquals(2, leftOut.code(), leftOut.shown());
        assertTrue(leftOut.shown().contains("oriel: no password is given"), leftOut.shown());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("screen"),
                    files.map(each -> each.getFileName().toString()).toList());
        }
    }
}
