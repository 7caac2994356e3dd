package oriel.launcher.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import oriel.launcher.CommandRun;

/** The command behind the window; tests have no screen. */
class AskCommandTest {

    @Test
    void whereNothingCanBeShownItEndsAsACommandThatCannotBeRun() {
        CommandRun run = CommandRun.of(
                Map.of(), "ask", "--user=ada", "--from=192.0.2.7", "--how=a browser", "--rights=look", "--seconds=30");
        assertEquals(126, run.code(), run.err());
    }

    @Test
    void itRunsInAJavaOfItsOwnWithPlacesForWhoItIs() {
        List<String> words = AskCommand.words(Duration.ofMillis(30_500));
        assertEquals(System.getProperty("java.home") + "/bin/java", words.get(0).replace('\\', '/'));
        assertTrue(
                words.containsAll(
                        List.of("--user={user}", "--from={from}", "--how={how}", "--rights={rights}", "--seconds=30")),
                words::toString);
    }

    @Test
    void nobodyIsToldOfIt() {
        assertFalse(CommandRun.of(Map.of(), "--help").out().contains(" ask "));
    }
}
