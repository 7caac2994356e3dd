package oriel.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Keysyms and their characters. */
class KeysymsTest {

    @Test
    void keepsTheNumbersOfLatin1() {
        assertEquals('a', Keysyms.of('a'));
        assertEquals(0xe4, Keysyms.of('ä'));
        for (int edge : new int[] {0x20, 0x7e, 0xa0, 0xff}) {
            assertEquals(edge, Keysyms.of(edge));
            assertEquals(OptionalInt.of(edge), Keysyms.codePoint(edge));
        }
        for (int beyond : new int[] {0x1f, 0x7f, 0x9f, 0x100}) {
            assertEquals(0x0100_0000 | beyond, Keysyms.of(beyond));
        }
    }

    @Test
    void addsAnOffsetToAllOtherCharacters() {
        assertEquals(0x0100_20ac, Keysyms.of('€'));
        assertEquals(0x0101_f600, Keysyms.of(0x1f600));
        assertEquals(OptionalInt.of(0x1f600), Keysyms.codePoint(0x0101_f600));
    }

    @Test
    void everyCharacterOfThePlanesComesBack() {
        for (int codePoint = 0xa0; codePoint <= 0xffff; codePoint++) {
            boolean surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
            OptionalInt wanted = surrogate ? OptionalInt.empty() : OptionalInt.of(codePoint);
            assertEquals(wanted, Keysyms.codePoint(Keysyms.of(codePoint)));
        }
    }

    @Test
    void tellsKindsOfKeys() {
        assertEquals(OptionalInt.of(1), Keysyms.functionKey(Keysyms.F1));
        assertEquals(OptionalInt.of(35), Keysyms.functionKey(Keysyms.SHIFT_LEFT - 1));
        assertEquals(OptionalInt.empty(), Keysyms.functionKey(Keysyms.SHIFT_LEFT));
        assertEquals(OptionalInt.empty(), Keysyms.functionKey(Keysyms.F1 - 1));
        assertEquals(OptionalInt.of(0), Keysyms.keypadDigit(Keysyms.KP_DIVIDE + 1));
        assertEquals(OptionalInt.of(9), Keysyms.keypadDigit(0xffb9));
        assertEquals(OptionalInt.empty(), Keysyms.keypadDigit(Keysyms.KP_DIVIDE));
        assertEquals(OptionalInt.empty(), Keysyms.keypadDigit(0xffba));
        for (int keysym : new int[] {0xff80, Keysyms.KP_ENTER, Keysyms.KP_MULTIPLY, 0xffbd}) {
            assertTrue(Keysyms.isKeypad(keysym), Integer.toHexString(keysym));
        }
        for (int keysym : new int[] {Keysyms.NUM_LOCK, Keysyms.F1}) {
            assertFalse(Keysyms.isKeypad(keysym), Integer.toHexString(keysym));
        }
        for (int keysym : new int[] {0xffe1, 0xffee, 0xfe01, 0xfe13, Keysyms.MODE_SWITCH, Keysyms.NUM_LOCK}) {
            assertTrue(Keysyms.isModifier(keysym), Integer.toHexString(keysym));
        }
        for (int keysym : new int[] {0xffe0, 0xffef, 0xfe00, 0xfe14, 0xff7d, 0xff80, 'a', 0}) {
            assertFalse(Keysyms.isModifier(keysym), Integer.toHexString(keysym));
        }
    }

    @Test
    void knowsKeypadAndOlderSets() {
        assertEquals(OptionalInt.of('7'), Keysyms.codePoint(0xffb7));
        assertEquals(OptionalInt.of('*'), Keysyms.codePoint(0xffaa));
        assertEquals(OptionalInt.of('='), Keysyms.codePoint(0xffbd));
        assertEquals(OptionalInt.of('9'), Keysyms.codePoint(0xffb9));
        assertEquals(OptionalInt.empty(), Keysyms.codePoint(0xffa9));
        assertEquals(OptionalInt.of('\u00a0'), Keysyms.codePoint(0x1a0));
        assertEquals(OptionalInt.of('Ά'), Keysyms.codePoint(0x7a1));
        assertEquals(OptionalInt.of('€'), Keysyms.codePoint(0x20ac));
        assertEquals(OptionalInt.of('ł'), Keysyms.codePoint(0x1b3));
        assertEquals(OptionalInt.of('Ж'), Keysyms.codePoint(0x6f6));
        assertEquals(OptionalInt.of('œ'), Keysyms.codePoint(0x13bd));
        assertEquals(OptionalInt.of('Ω'), Keysyms.codePoint(0x7d9));
        assertEquals(OptionalInt.of('ς'), Keysyms.codePoint(0x7f3));
        assertEquals(OptionalInt.of('ώ'), Keysyms.codePoint(0x7bb));
        assertEquals(OptionalInt.empty(), Keysyms.codePoint(0x7d3));
        assertEquals(OptionalInt.empty(), Keysyms.codePoint(0x7fa));
    }

    @Test
    void knowsALetterInBothCasesInEveryScriptThatHasThem() {
        int[][] letters = {
            {'a', 'A'},
            {0x6f6, 0x1000436}, // Ж and ж
            {0x7d9, 0x7f9}, // Greek, both by their older numbers
            {0x7f3, 0x1_0003a3}, // the small sigma at the end of words, and the capital
            {Keysyms.of('ł'), 0x1a3},
            {Keysyms.of('Ա'), Keysyms.of('ա')},
            {Keysyms.of(0x10400), Keysyms.of(0x10428)}, // Deseret
        };
        for (int[] letter : letters) {
            assertTrue(Keysyms.isSameLetter(letter[0], letter[1]), Integer.toHexString(letter[0]));
            assertTrue(Keysyms.isSameLetter(letter[1], letter[0]), Integer.toHexString(letter[1]));
        }
        assertFalse(Keysyms.isSameLetter('a', 'b'));
        assertFalse(Keysyms.isSameLetter('7', 0xffb7), "a digit and one of the keypad");
        assertFalse(Keysyms.isSameLetter(Keysyms.F1, Keysyms.F1));
    }

    @Test
    void hasNoCharacterForFunctionKeysAndNonsense() {
        for (int keysym : new int[] {
            0,
            -1,
            1,
            0x1f,
            0x7f,
            0x9f,
            0x1a0 - 1,
            0x7a0,
            0x7ff,
            0x2a5,
            0x4a0a0,
            0xff08,
            0xffbe,
            Keysyms.ISO_LEVEL3_SHIFT,
            0x0100_0000,
            0x0111_0000,
            0x0100_d800
        }) {
            assertEquals(OptionalInt.empty(), Keysyms.codePoint(keysym), Integer.toHexString(keysym));
        }
    }
}
