package oriel.capture.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The demo's font and the flow of its text. */
class FontTest {

    @Test
    void drawsAllOfLatin1() {
        for (int codePoint = 0x20; codePoint <= 0xff; codePoint++) {
            if (codePoint < 0x7f || codePoint >= 0xa0) {
                assertTrue(Font.has(codePoint), "no picture of U+" + Integer.toHexString(codePoint));
            }
        }
    }

    @Test
    void noTwoLettersLookTheSame() {
        for (int one = 0x21; one < 0x17f; one++) {
            for (int other = one + 1; other < 0x17f; other++) {
                boolean twins = one == '-' && other == 0xad;
                if (Font.has(one) && Font.has(other) && one != 0xa0 && other != 0xa0 && !twins) {
                    assertFalse(
                            Arrays.equals(
                                    Font.glyph(one, 1).dots(),
                                    Font.glyph(other, 1).dots()),
                            Character.toString(one) + " looks like " + Character.toString(other));
                }
            }
        }
    }

    @Test
    void writesTheNumberOfWhatItCannotDraw() {
        assertEquals("[U+4E2D]", Font.shown('中'));
        assertEquals("ö", Font.shown('ö'));
    }

    @Test
    void doublingFillsTheCornersOfDiagonals() {
        DotShape stairs = new DotShape(2, 2, new boolean[] {true, false, false, true});
        DotShape twice = stairs.doubled();
        assertTrue(twice.isSet(2, 1));
        assertTrue(twice.isSet(1, 2));
        assertFalse(twice.isSet(3, 0));
        assertFalse(twice.isSet(0, 3));
    }

    @Test
    void breaksRowsAtTheEdgeAndAtLineFeeds() {
        assertEquals(List.of("abcd", "ef", "", "g"), TextFlow.rows("abcdef\n\ng", 4));
        assertEquals(List.of(""), TextFlow.rows("", 4));
        assertEquals(List.of("ab", "[U+4E2D]"), TextFlow.rows("ab中", 9));
        assertEquals(List.of("g"), TextFlow.last(List.of("e", "f", "g"), 1));
    }
}
