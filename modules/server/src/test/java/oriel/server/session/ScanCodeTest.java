package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places of keys, as viewers of all kinds write them. */
class ScanCodeTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1", // Escape
        "1e, 1e", // A
        "ff, ff",
        "9d, 9d", // right Control, its prefix as bit 7
        "e01d, 9d", // and in front
        "e09d, 9d", // and both
        "54, 54", // Print
        "b7, 54", // and with its prefix
        "e037, 54",
        "e000, 80"
    })
    void aPlaceHasItsPrefixAsBitSeven(String code, String place) {
        assertEquals(Integer.parseInt(place, 16), ScanCode.of(Integer.parseInt(code, 16)));
    }

    @ParameterizedTest
    @CsvSource({"0", "100", "e100", "d01d", "10000", "e00000", "-1", "-e01d"})
    void everyOtherNumberIsNoPlace(String code) {
        assertEquals(0, ScanCode.of(Integer.parseInt(code, 16)));
    }
}
