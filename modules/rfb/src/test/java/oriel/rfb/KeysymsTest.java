package oriel.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Keysyms and their characters. */
class KeysymsTest {

    @Test
    void keepsTheNumbersOfLatin1() {
        assertEquals('a', Keysyms.of('a'));
        assertEquals(0xe4, Keysyms.of('ä'));
        assertEquals(OptionalInt.of('ÿ'), Keysyms.codePoint(0xff));
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
    void knowsKeypadAndOlderSets() {
        assertEquals(OptionalInt.of('7'), Keysyms.codePoint(0xffb7));
        assertEquals(OptionalInt.of('*'), Keysyms.codePoint(0xffaa));
        assertEquals(OptionalInt.of('='), Keysyms.codePoint(0xffbd));
        assertEquals(OptionalInt.of('€'), Keysyms.codePoint(0x20ac));
        assertEquals(OptionalInt.of('ł'), Keysyms.codePoint(0x1b3));
        assertEquals(OptionalInt.of('Ж'), Keysyms.codePoint(0x6f6));
        assertEquals(OptionalInt.of('œ'), Keysyms.codePoint(0x13bd));
    }

    @Test
    void hasNoCharacterForFunctionKeysAndNonsense() {
        for (int keysym : new int[] {
            0, -1, 1, 0x7f, 0x9f, 0xff08, 0xffbe, Keysyms.ISO_LEVEL3_SHIFT, 0x0100_0000, 0x0111_0000, 0x0100_d800
        }) {
            assertEquals(OptionalInt.empty(), Keysyms.codePoint(keysym), Integer.toHexString(keysym));
        }
    }
}
