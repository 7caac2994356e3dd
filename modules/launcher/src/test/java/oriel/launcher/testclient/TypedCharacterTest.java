package oriel.launcher.testclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Characters and the keysyms that X11 gives them. */
class TypedCharacterTest {

    @ParameterizedTest
    @CsvSource({
        "97, 61",
        "65, 41",
        "32, 20",
        "228, e4",
        "10, ff0d",
        "9, ff09",
        "8, ff08",
        "27, ff1b",
        "8364, 10020ac",
        "128512, 101f600"
    })
    void givesTheKeysymOfACharacter(int character, String keysym) {
        assertEquals(keysym, Integer.toHexString(TypedCharacter.keysym(character)));
    }
}
