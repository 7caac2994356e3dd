package oriel.launcher.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others have written, in a line of ours. */
class QuotedTest {

    @Test
    void valuesLookAsInJsonAndLargeOnesByTheirKind() {
        assertEquals("null", Quoted.value(Optional.empty()));
        assertEquals("a list", Quoted.value(List.of("x")));
        assertEquals("an object", Quoted.value(Map.of("x", 1)));
        assertEquals("\"x\"", Quoted.value("x"));
        assertEquals("5.5", Quoted.value(5.5));
        assertEquals("true", Quoted.value(true));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a\"b, a\\\"b",
                "a\\b, a\\\\b",
                "a\u001bb, a\\u001bb",
                "a\u202eb, a\\u202eb",
                "\u00e4\u4e8b, \u00e4\u4e8b"
            })
    void charactersThatWouldSteerATerminalAreEscaped(String text, String quoted) {
        assertEquals('"' + quoted + '"', Quoted.text(text));
    }

    @Test
    void longTextsAreCutAfterSixtyCharacters() {
        String smile = "\ud83d\ude00";
        assertEquals('"' + smile.repeat(60) + '"', Quoted.text(smile.repeat(60)));
        assertEquals('"' + smile.repeat(60) + "...\"", Quoted.text(smile.repeat(61)));
    }

    @Test
    void printableTextsAreWholeAndHaveNoQuotationMarks() {
        assertEquals("say \"a\"\\u000a" + "x".repeat(99), Quoted.printable("say \"a\"\n" + "x".repeat(99)));
    }
}
