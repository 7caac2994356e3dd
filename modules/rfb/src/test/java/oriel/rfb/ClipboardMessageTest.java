package oriel.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts can be. */
class ClipboardMessageTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\u00e9", "\u20ac\uffff", "\ud83d\ude00", "two\nlines\ud83d\ude00."})
    void countsTheBytesOfUtf8(String text) {
        assertEquals(text.getBytes(StandardCharsets.UTF_8).length, ClipboardMessage.utf8Bytes(text));
    }

    @ParameterizedTest
    @CsvSource({
        "'\0', ''",
        "'a\0b\0', ab",
        "'\ud83d', ''",
        "'\ude00\ud83d', ''",
        "'\ud83d\ud83d\ude00\ude00', '\ud83d\ude00'",
        "'\ufffd\t\n', '\ufffd\t\n'"
    })
    void leavesOutWhatCannotBe(String text, String sound) {
        assertEquals(sound, ClipboardMessage.sound(text));
    }

    @Test
    void takesASoundTextAsItIs() {
        String text = "sound \ud83d\ude00";
        assertSame(text, ClipboardMessage.sound(text));
    }
}
