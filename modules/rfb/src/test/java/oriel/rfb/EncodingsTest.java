package oriel.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of encodings, their names, and which of them stand for pixels. */
class EncodingsTest {

    @ParameterizedTest
    @CsvSource({"raw, 0", "copyrect, 1", "tight, 7", "zrle, 16", "tightpng, -260", "extendedclipboard, -1063131698"})
    void haveANameForEachNumber(String name, int number) {
        assertEquals(OptionalInt.of(number), Encodings.number(name));
        assertEquals(name, Encodings.name(number));
    }

    @Test
    void areNamedInAnyCaseOfLetters() {
        assertEquals(OptionalInt.of(Encodings.TIGHT_PNG), Encodings.number("TightPNG"));
        assertEquals(OptionalInt.empty(), Encodings.number("tight png"));
    }

    @Test
    void areTheirNumberWhereNobodyHasNamedThem() {
        assertEquals("1234", Encodings.name(1234));
    }

    /** RFC 6143 section 7.8.1 and 7.8.2; rfbproto has the rest. */
    @ParameterizedTest
    @ValueSource(ints = {-223, -224, -239, -308, -32, -23, -256, -247, -512, -412, -768, -763, 0x4f52494c})
    void pseudoEncodingsAndLevelsAreNotPixels(int number) {
        assertTrue(Encodings.isPseudo(number));
        assertTrue(Encodings.isReserved(number));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 16, -260, -33, -22, -246, -513, -411, -769, -762, 1234})
    void everyOtherNumberMayStandForPixels(int number) {
        assertFalse(Encodings.isPseudo(number));
        assertFalse(Encodings.isReserved(number));
    }

    @Test
    void noEncoderMayTakeTheNumberOfCopyRect() {
        assertFalse(Encodings.isPseudo(Encodings.COPY_RECT));
        assertTrue(Encodings.isReserved(Encodings.COPY_RECT));
    }
}
