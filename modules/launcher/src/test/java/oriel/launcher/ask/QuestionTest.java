package oriel.launcher.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import oriel.launcher.cli.OneLine;

/** What somebody calls themselves cannot look like anything but a name. */
class QuestionTest {

    private static String shown(String user) {
        return new Question(user, "", "", "").user();
    }

    @Test
    void aTextIsOneLineOfVisibleCharacters() {
        assertEquals("ada From: localhost", shown(" ada\n\r\tFrom:\u2028localhost\u0000"));
        assertEquals("ada eve", shown("ada\u202e\u200b\ufeffeve"));
        assertEquals("<html><b>ada", shown("<html><b>ada"), "as it is: it is not read as HTML");
        assertEquals("", shown("\u00a0"));
    }

    @Test
    void aTextIsCutBetweenCharacters() {
        String longest = "\ud83d\ude00".repeat(OneLine.MAX_CHARACTERS);
        assertEquals(longest, shown(longest));
        assertEquals(longest + "\u2026", shown(longest + "x".repeat(100_000)));
    }
}
