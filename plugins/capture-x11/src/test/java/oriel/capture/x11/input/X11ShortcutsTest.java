package oriel.capture.x11.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.rfb.Keysyms;

/** Commands while Caps Lock is on at one side alone; keysyms that stand on several keys; releases that are lost. */
class X11ShortcutsTest {

    private static final int CAPS_MASK = 2;
    private static final int SHIFT_MASK = 1;
    private static final int RIGHT_ALT = 108;
    private static final int[] MODIFIERS = {Keysyms.CONTROL_LEFT, Keysyms.ALT_LEFT, Keysyms.SUPER_LEFT};
    private static final int[] MASKS = {4, 8, 0x40};

    @RegisterExtension
    private final Desk desk = new Desk();

    /** Letters as a viewer names them whose Caps Lock is on: of a layout, or on no key of it. */
    @ParameterizedTest
    @CsvSource({
        "us, 0x44, 64", // D
        "ru, 0x6f6, 6d6", // Zhe
        "gr, 0x7d9, 7f9", // Omega
        "am, 0x1000531, 1000561", // Ayb
        "us, 0x6f6, 10006d6:6d6:1000436", // on a spare key
        "us, 0x1000531, 1000561" // on a spare key
    })
    void aViewersCapsLockMakesNoShift(String layout, String capital, String small) throws Exception {
        desk.layout(layout);
        for (int i = 0; i < MODIFIERS.length; i++) {
            desk.input().key(MODIFIERS[i], true);
            desk.type(Integer.decode(capital));
            desk.input().key(MODIFIERS[i], false);
            desk.window().awaitNote("release " + Integer.toHexString(MODIFIERS[i]));
            List<String> notes = desk.window().await(4);
            assertEquals(4, notes.size(), notes::toString);
            assertEquals(true, List.of(small.split(":")).contains(notes.get(1).replace("press ", "")), notes::toString);
            assertEquals(MASKS[i], desk.window().states().get(1));
            desk.notes();
        }
    }

    @ParameterizedTest
    @CsvSource({"us, 0x64", "ru, 0x6d6", "gr, 0x7f9", "us, 0x6d6"})
    void theScreensCapsLockMakesNoShift(String layout, String small) throws Exception {
        desk.layout(layout);
        desk.painter().lock(CAPS_MASK, true);
        for (int modifier : MODIFIERS) {
            desk.input().key(modifier, true);
            desk.type(Integer.decode(small));
            desk.input().key(modifier, false);
            desk.window().awaitNote("release " + Integer.toHexString(modifier));
            assertEquals(
                    4,
                    desk.window().await(4).size(),
                    () -> desk.window().await(4).toString());
            assertEquals(0, desk.window().states().get(1) & SHIFT_MASK);
            desk.notes();
        }
        desk.painter().lock(CAPS_MASK, false);
    }

    @Test
    void shiftIsShiftWhateverTheCaseAndTheLock() {
        for (boolean caps : new boolean[] {false, true}) {
            desk.painter().lock(CAPS_MASK, caps);
            for (int letter : new int[] {'d', 'D'}) {
                desk.input().key(Keysyms.CONTROL_LEFT, true);
                desk.input().key(Keysyms.SHIFT_LEFT, true);
                desk.type(letter);
                desk.input().key(Keysyms.SHIFT_LEFT, false);
                desk.input().key(Keysyms.CONTROL_LEFT, false);
                desk.window().awaitNote("release ffe3");
                assertEquals(
                        6,
                        desk.window().await(6).size(),
                        () -> desk.window().await(6).toString());
                assertEquals(SHIFT_MASK, desk.window().states().get(2) & SHIFT_MASK);
                desk.notes();
            }
        }
    }

    @Test
    void altGrIsTheKeyThatAPersonPresses() throws Exception {
        desk.layout("de");
        desk.type(Keysyms.ISO_LEVEL3_SHIFT);
        desk.window().await(2);
        assertEquals(List.of(RIGHT_ALT), desk.window().keycodes());
        desk.notes();
        desk.type('@');
        desk.window().await(4);
        assertEquals(List.of(RIGHT_ALT, 24), desk.window().keycodes());
    }

    @Test
    void typesOnWhenTheReleasesOfAllSpareKeysAreLost() {
        for (int i = 0; i < 20; i++) {
            desk.input().key(Keysyms.of(0x4e00 + i), true);
        }
        assertEquals(20, desk.window().awaitText(20).length());
    }
}
