package oriel.capture.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import oriel.rfb.Keysyms;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/** Keys by their place, locks, several layouts, repeats: as a program on the display gets them. */
class X11KeysTest {

    private static final int CAPS_MASK = 2;
    private static final int NUM_MASK = 16;
    private static final int SECOND_GROUP = 1 << 13;
    private static final int KP_1 = 0xffb1;
    private static final int KP_END = 0xff9c;
    private static final int CYRILLIC_ZHE = 0x6d6;
    private static final int CYRILLIC_CAPITAL_ZHE = 0x6f6;

    private Xvfb xvfb;
    private Painter painter;
    private EventWindow window;
    private X11Input input;

    @BeforeEach
    void open() throws Exception {
        Programs.require("setxkbmap", "x11-xkb-utils");
        xvfb = Xvfb.start(640, 480);
        painter = new Painter(xvfb.display(), 640, 480, 1);
        window = new EventWindow(xvfb.display(), 640, 480);
        input = X11Input.open(xvfb.display()).orElseThrow();
    }

    @AfterEach
    void close() {
        if (xvfb != null) {
            if (input != null) {
                input.close();
                window.close();
                painter.close();
            }
            xvfb.close();
        }
    }

    private void type(int keysym) {
        input.key(keysym, true);
        input.key(keysym, false);
    }

    private void typeAt(int scanCode) {
        input.key(0, scanCode, true);
        input.key(0, scanCode, false);
    }

    /** What was noted up to now; of the key that ends it, nothing. */
    private List<String> notes() {
        type(Keysyms.ESCAPE);
        window.awaitNote("release ff1b");
        List<String> notes = window.await(2);
        window.forget();
        return notes.subList(0, notes.size() - 2);
    }

    private String typed(String text) {
        text.codePoints().forEach(codePoint -> type(Keysyms.of(codePoint)));
        String seen = window.awaitText(text.codePointCount(0, text.length()));
        notes();
        return seen;
    }

    private String mapping() throws Exception {
        return new String(xvfb.run("xkbcomp", xvfb.display(), "-"), StandardCharsets.ISO_8859_1);
    }

    private String settings() throws Exception {
        return new String(xvfb.run("xset", "q"), StandardCharsets.ISO_8859_1);
    }

    @Test
    void pressesTheKeyAtAPlace() {
        int[] scanCodes = {
            0x1e, 0x9c, 0x9d, 0xb5, 0xb7, 0xb8, 0x54, 0xc6, 0xc8, 0xcb, 0xd3, 0xdb, 0xdd, 0x56, 0x7b, 0xa0, 0xae, 0xa2,
            0xe5, 0x5d
        };
        List<String> names = List.of(
                "61",
                "ff8d",
                "ffe4",
                "ffaf",
                "ff61",
                "ffea",
                "ff61",
                "ff13",
                "ff52",
                "ff51",
                "ffff",
                "ffeb",
                "ff67",
                "3c",
                "ff22",
                "1008ff12",
                "1008ff11",
                "1008ff14",
                "1008ff1b",
                "1008ff81");
        for (int i = 0; i < scanCodes.length; i++) {
            typeAt(scanCodes[i]);
            assertEquals(
                    List.of("press " + names.get(i), "release " + names.get(i)),
                    notes(),
                    Integer.toHexString(scanCodes[i]));
        }
    }

    @Test
    void leavesTheMeaningOfAPlaceToTheLayout() throws Exception {
        xvfb.run("setxkbmap", "fr");
        input.key('q', 0x10, true);
        input.key('q', 0x10, false);
        assertEquals(List.of("press 61", "release 61"), notes());
    }

    @Test
    void goesByTheKeysymWhereThePlaceIsUnknown() {
        for (int place : new int[] {0, 0x60, 0x80, 0xff, 0x100, -1, Integer.MAX_VALUE}) {
            input.key('q', place, true);
            input.key('q', place, false);
            assertEquals(List.of("press 71", "release 71"), notes());
        }
        typeAt(0x60);
        assertEquals(List.of(), notes());
    }

    @Test
    void releasesAKeyHoweverItIsNamedThen() {
        int[][] ways = {
            {'a', 0, 0, 0x1e},
            {0, 0x1e, 'a', 0},
            {'a', 0x1e, 'a', 0},
            {'a', 0x1e, 'A', 0},
            {'a', 0, 'b', 0x1e},
            {0, 0x1e, 'b', 0x1e},
            {'a', 0x60, 0, 0x60}
        };
        for (int[] way : ways) {
            input.key(way[0], way[1], true);
            input.key(way[2], way[3], false);
            assertEquals(List.of("press 61", "release 61"), notes());
        }
        input.key(CYRILLIC_ZHE, true);
        input.key(CYRILLIC_CAPITAL_ZHE, false);
        assertEquals(List.of("press 6d6", "release 6d6"), notes());
    }

    @Test
    void takesAwayAShiftThatWasPressedByItsPlace() {
        input.key(0, 0x2a, true);
        assertEquals("a", typed("a"));
        input.key(0, 0x2a, false);
    }

    @Test
    void typesDigitsOfTheKeypadWhateverNumLockIs() {
        for (boolean numLock : new boolean[] {false, true}) {
            painter.lock(NUM_MASK, numLock);
            for (int keysym : new int[] {KP_1, KP_END}) {
                type(keysym);
                assertEquals(
                        "press " + Integer.toHexString(keysym), window.await(2).get(0));
                assertEquals(List.of(keysym == KP_1 ? NUM_MASK : 0), window.states(), "no Shift, only Num Lock");
                notes();
            }
            type('x');
            assertEquals("press 78", window.await(2).get(0));
            assertEquals(List.of(numLock ? NUM_MASK : 0), window.states(), "Num Lock is given back");
            notes();
        }
    }

    @Test
    void typesWhatAnotherLayoutHasOnThatLayoutsKeys() throws Exception {
        xvfb.run("setxkbmap", "-layout", "us,ru", "-option", "grp:caps_toggle");
        String before = mapping();
        type(CYRILLIC_ZHE);
        type('z');
        type(CYRILLIC_CAPITAL_ZHE);
        type('Z');
        List<String> presses = window.await(12).stream()
                .filter(note -> note.startsWith("press"))
                .toList();
        assertEquals(List.of("press 6d6", "press 7a", "press ffe1", "press 6f6", "press ffe1", "press 5a"), presses);
        assertEquals(List.of(SECOND_GROUP, 0), window.states().subList(0, 2));
        assertEquals(before, mapping());
    }

    @Test
    void shortcutsWorkWhileAnotherLayoutIsInEffect() throws Exception {
        xvfb.run("setxkbmap", "-layout", "us,ru", "-option", "grp:caps_toggle");
        type(0xfe08); // ISO_Next_Group
        notes();
        int[] modifiers = {
            Keysyms.CONTROL_LEFT, Keysyms.CONTROL_RIGHT, Keysyms.ALT_LEFT, Keysyms.SUPER_LEFT, Keysyms.SUPER_RIGHT
        };
        int[] masks = {4, 4, 8, 0x40, 0x40};
        for (int i = 0; i < modifiers.length; i++) {
            input.key(modifiers[i], true);
            type('c');
            input.key(modifiers[i], false);
            String modifier = Integer.toHexString(modifiers[i]);
            window.awaitNote("release " + modifier);
            assertEquals("press 63", window.await(2).get(1));
            assertEquals(masks[i], window.states().get(1), "of c");
            notes();
        }
        type(CYRILLIC_ZHE);
        assertEquals(List.of("press 6d6", "release 6d6"), window.await(2));
        assertEquals(List.of(SECOND_GROUP), window.states());
    }

    @Test
    void believesShiftRatherThanCaseInShortcuts() {
        for (int letter : new int[] {'T', 't'}) {
            input.key(Keysyms.CONTROL_LEFT, true);
            input.key(Keysyms.SHIFT_LEFT, true);
            type(letter);
            input.key(Keysyms.SHIFT_LEFT, false);
            input.key(Keysyms.CONTROL_LEFT, false);
            assertEquals(
                    List.of("press ffe3", "press ffe1", "press 54", "release 54", "release ffe1", "release ffe3"),
                    notes());
        }
    }

    @Test
    void typesLettersOfTheThirdLevelWithCapsLockOn() throws Exception {
        xvfb.run("setxkbmap", "gb");
        painter.lock(CAPS_MASK, true);
        assertEquals("æaÆAđ", typed("æaÆAđ"));
        painter.lock(CAPS_MASK, false);
    }

    @Test
    void typesDeadAndMultimediaKeysThatTheLayoutDoesNotHave() {
        for (int keysym : new int[] {0xfe51, 0xfe8c, 0x1008ff4b, 0x1005ff70, 0xff20}) {
            type(keysym);
            String name = Integer.toHexString(keysym);
            assertEquals(List.of("press " + name, "release " + name), notes());
        }
    }

    @Test
    void keepsTypingWhenTheLayoutTakesItsSpareKeysAway() throws Exception {
        assertEquals("жщ", typed("жщ"));
        xvfb.run("setxkbmap", "de");
        assertEquals("щжöя", typed("щжöя"));
        xvfb.run("xmodmap", "-e", "keycode 255 = a", "-e", "keycode 254 = b", "-e", "keycode 253 = c");
        assertEquals("жящ漢字", typed("жящ漢字"));
        input.close();
        String after = new String(xvfb.run("xmodmap", "-pke"), StandardCharsets.ISO_8859_1);
        assertTrue(after.contains("keycode 255 = a") && after.contains("keycode 253 = c"), after);
    }

    @Test
    void typesManyNewCharactersAtOnce() {
        String text = IntStream.range(0x4e00, 0x4e00 + 100)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Thread types = new Thread(() -> text.codePoints().forEach(each -> type(Keysyms.of(each))), "types");
        types.start();
        assertEquals(text, window.awaitText(text.length()));
    }

    @Test
    void theServerDoesNotRepeatAHeldKey() throws Exception {
        xvfb.run("xset", "r", "rate", "50", "100");
        String before = settings();
        input.key('k', true);
        window.awaitNote("press 6b");
        assertTrue(!new CountDownLatch(1).await(600, TimeUnit.MILLISECONDS));
        assertNotEquals(before, settings());
        input.key('k', true);
        assertEquals(List.of("press 6b", "release 6b", "press 6b"), notes());
        input.key('k', false);
        notes();
        assertEquals(before, settings());
        repeatsForOthers();
    }

    /** What was switched off would show here: xdotool's keys are repeated. */
    private void repeatsForOthers() throws Exception {
        Programs.require("xdotool", "xdotool");
        xvfb.run("xdotool", "keydown", "k");
        assertTrue(window.await(20).stream().filter("press 6b"::equals).count() > 5);
        xvfb.run("xdotool", "keyup", "k");
    }

    @Test
    void leavesKeysAloneThatDoNotRepeat() throws Exception {
        xvfb.run("xset", "-r", "45");
        String before = settings();
        type('k');
        notes();
        assertEquals(before, settings());
    }

    @Test
    void aBacklogOfRepeatsIsNotTyped() {
        for (int i = 0; i < 300; i++) {
            input.key('k', true);
        }
        input.key('k', false);
        long presses = notes().stream().filter("press 6b"::equals).count();
        assertTrue(presses >= 2 && presses < 100, presses + " presses");
    }

    @Test
    void closingGivesBackEverything() throws Exception {
        xvfb.run("setxkbmap", "-layout", "us,ru");
        String mapping = mapping();
        String settings = settings();
        typed("漢字жÄ€");
        type(0xfe51);
        input.key('k', true);
        input.key(0, 0x1e, true);
        input.key(0x6d6, true);
        input.key(Keysyms.CONTROL_LEFT, true);
        window.awaitNote("press ffe3");
        assertNotEquals(mapping, mapping());
        input.close();
        window.awaitNote("release 6b");
        window.awaitNote("release ffe3");
        assertEquals(mapping, mapping());
        assertEquals(settings, settings());
    }
}
