package oriel.capture.x11.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import oriel.rfb.Keysyms;
import oriel.testkit.Programs;

/** Locks, several layouts, repeats, spare keys: as a program on the display gets them. */
class X11KeysTest {

    private static final int CAPS_MASK = 2;
    private static final int NUM_MASK = 16;
    private static final int SECOND_GROUP = 1 << 13;
    private static final int KP_1 = 0xffb1;
    private static final int KP_END = 0xff9c;
    private static final int CYRILLIC_ZHE = 0x6d6;
    private static final int CYRILLIC_CAPITAL_ZHE = 0x6f6;

    @RegisterExtension
    private final Desk desk = new Desk();

    @Test
    void knowsACharacterByAllOfItsNames() throws Exception {
        desk.layout("ru");
        String before = desk.mapping();
        desk.type(0x1000436);
        assertEquals(List.of("press 6d6", "release 6d6"), desk.notes());
        assertEquals(before, desk.mapping());
    }

    @Test
    void typesDigitsOfTheKeypadWhateverNumLockIs() {
        for (boolean numLock : new boolean[] {false, true}) {
            desk.painter().lock(NUM_MASK, numLock);
            for (int keysym : new int[] {KP_1, KP_END}) {
                desk.type(keysym);
                assertEquals(
                        "press " + Integer.toHexString(keysym),
                        desk.window().await(2).get(0));
                assertEquals(
                        List.of(keysym == KP_1 ? NUM_MASK : 0), desk.window().states(), "no Shift, only Num Lock");
                desk.notes();
            }
            desk.type('x');
            assertEquals("press 78", desk.window().await(2).get(0));
            assertEquals(List.of(numLock ? NUM_MASK : 0), desk.window().states(), "Num Lock is given back");
            desk.notes();
        }
    }

    @Test
    void typesWhatAnotherLayoutHasOnThatLayoutsKeys() throws Exception {
        desk.layout("-layout", "us,ru", "-option", "grp:caps_toggle");
        String before = desk.mapping();
        desk.type(CYRILLIC_ZHE);
        desk.type('z');
        desk.type(CYRILLIC_CAPITAL_ZHE);
        desk.type('Z');
        List<String> presses = desk.window().await(12).stream()
                .filter(note -> note.startsWith("press"))
                .toList();
        assertEquals(List.of("press 6d6", "press 7a", "press ffe1", "press 6f6", "press ffe1", "press 5a"), presses);
        assertEquals(List.of(SECOND_GROUP, 0), desk.window().states().subList(0, 2));
        assertEquals(before, desk.mapping());
    }

    @Test
    void shortcutsWorkWhileAnotherLayoutIsInEffect() throws Exception {
        desk.layout("-layout", "us,ru", "-option", "grp:caps_toggle");
        desk.type(0xfe08); // ISO_Next_Group
        desk.notes();
        int[] modifiers = {
            Keysyms.CONTROL_LEFT, Keysyms.CONTROL_RIGHT, Keysyms.ALT_LEFT, Keysyms.SUPER_LEFT, Keysyms.SUPER_RIGHT
        };
        int[] masks = {4, 4, 8, 0x40, 0x40};
        for (int i = 0; i < modifiers.length; i++) {
            desk.input().key(modifiers[i], true);
            desk.type('c');
            desk.input().key(modifiers[i], false);
            String modifier = Integer.toHexString(modifiers[i]);
            desk.window().awaitNote("release " + modifier);
            assertEquals("press 63", desk.window().await(2).get(1));
            assertEquals(masks[i], desk.window().states().get(1), "of c");
            desk.notes();
        }
        desk.type(CYRILLIC_ZHE);
        assertEquals(List.of("press 6d6", "release 6d6"), desk.window().await(2));
        assertEquals(List.of(SECOND_GROUP), desk.window().states());
    }

    @Test
    void believesShiftRatherThanCaseInShortcuts() {
        for (int letter : new int[] {'T', 't'}) {
            desk.input().key(Keysyms.CONTROL_LEFT, true);
            desk.input().key(Keysyms.SHIFT_LEFT, true);
            desk.type(letter);
            desk.input().key(Keysyms.SHIFT_LEFT, false);
            desk.input().key(Keysyms.CONTROL_LEFT, false);
            assertEquals(
                    List.of("press ffe3", "press ffe1", "press 54", "release 54", "release ffe1", "release ffe3"),
                    desk.notes());
        }
    }

    @Test
    void shiftAndTabGoBackWhateverAViewerCallsIt() {
        for (int tab : new int[] {Keysyms.TAB, 0xfe20}) {
            desk.input().key(Keysyms.SHIFT_LEFT, true);
            desk.type(tab);
            desk.input().key(Keysyms.SHIFT_LEFT, false);
            assertEquals(List.of("press ffe1", "press fe20", "release fe20", "release ffe1"), desk.notes());
        }
    }

    @Test
    void typesLettersOfTheThirdLevelWithCapsLockOn() throws Exception {
        desk.layout("gb");
        desk.painter().lock(CAPS_MASK, true);
        assertEquals("æaÆAđ", desk.typed("æaÆAđ"));
        desk.painter().lock(CAPS_MASK, false);
    }

    @Test
    void typesDeadAndMultimediaKeysThatTheLayoutDoesNotHave() {
        for (int keysym : new int[] {0xfe51, 0xfe8c, 0x1008ff4b, 0x1005ff70, 0xff20}) {
            desk.type(keysym);
            String name = Integer.toHexString(keysym);
            assertEquals(List.of("press " + name, "release " + name), desk.notes());
        }
    }

    @Test
    void keepsTypingWhenTheLayoutTakesItsSpareKeysAway() throws Exception {
        assertEquals("жщ", desk.typed("жщ"));
        desk.layout("de");
        assertEquals("щжöя", desk.typed("щжöя"));
        desk.xvfb().run("xmodmap", "-e", "keycode 255 = a", "-e", "keycode 254 = b", "-e", "keycode 253 = c");
        assertEquals("жящ漢字", desk.typed("жящ漢字"));
        desk.input().close();
        String after = new String(desk.xvfb().run("xmodmap", "-pke"), StandardCharsets.ISO_8859_1);
        assertTrue(after.contains("keycode 255 = a") && after.contains("keycode 253 = c"), after);
    }

    private static String hanCharacters(int count) {
        return IntStream.range(0x4e00, 0x4e00 + count)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void typesManyNewCharactersAtOnce() {
        desk.window().answerPings();
        String text = hanCharacters(100);
        Thread types = new Thread(() -> text.codePoints().forEach(each -> desk.type(Keysyms.of(each))), "types");
        types.start();
        assertEquals(text, desk.window().awaitText(text.length()));
    }

    /** As many as there are spare keys at once, or a program that is late because the machine is busy fails the test. */
    @Test
    void typesManyNewCharactersForAProgramThatDoesNotSayWhatItHasSeen() {
        String text = hanCharacters(48);
        for (int i = 0; i < text.length(); i += 16) {
            assertEquals(text.substring(i, i + 16), desk.typed(text.substring(i, i + 16)));
        }
    }

    @Test
    void waitsForAProgramThatIsLate() throws Exception {
        desk.window().answerPings();
        String text = hanCharacters(40);
        Thread types = new Thread(() -> text.codePoints().forEach(each -> desk.type(Keysyms.of(each))), "types");
        types.start();
        types.join(1200);
        assertTrue(types.isAlive(), "spare keys were given another meaning too early");
        assertEquals(text, desk.window().awaitText(text.length()));
    }

    @Test
    void aProgramThatHangsHoldsNoOrdinaryKeysAndNewOnesOnce() {
        desk.window().answerPings();
        String first = hanCharacters(1);
        String more = hanCharacters(13).substring(1);
        String letters = "The quick brown fox";
        assertTrue(millisToType(letters) < 500, "ordinary keys are held");
        assertTrue(millisToType(first) < 5000, "the first new character is held for long");
        assertTrue(millisToType(letters) < 500, "ordinary keys are held");
        assertTrue(millisToType(more) < 2500, "each new character is held");
        String all = letters + first + letters + more;
        assertEquals(all, desk.window().awaitText(all.length()));
    }

    private long millisToType(String text) {
        long from = System.nanoTime();
        text.codePoints().forEach(each -> desk.type(Keysyms.of(each)));
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
    }

    @Test
    void theServerDoesNotRepeatAHeldKey() throws Exception {
        desk.xvfb().run("xset", "r", "rate", "50", "100");
        String before = desk.settings();
        desk.input().key('k', true);
        desk.window().awaitNote("press 6b");
        assertTrue(!new CountDownLatch(1).await(600, TimeUnit.MILLISECONDS));
        assertNotEquals(before, desk.settings());
        desk.input().key('k', true);
        assertEquals(List.of("press 6b", "release 6b", "press 6b"), desk.notes());
        desk.input().key('k', false);
        desk.notes();
        assertEquals(before, desk.settings());
        repeatsForOthers();
    }

    /** What was switched off would show here: xdotool's keys are repeated. */
    private void repeatsForOthers() throws Exception {
        Programs.require("xdotool", "xdotool");
        desk.xvfb().run("xdotool", "keydown", "k");
        assertTrue(desk.window().await(20).stream().filter("press 6b"::equals).count() > 5);
        desk.xvfb().run("xdotool", "keyup", "k");
    }

    @Test
    void leavesKeysAloneThatDoNotRepeat() throws Exception {
        desk.xvfb().run("xset", "-r", "45");
        String before = desk.settings();
        desk.type('k');
        desk.notes();
        assertEquals(before, desk.settings());
    }

    @Test
    void aBacklogOfRepeatsIsNotTyped() {
        for (int i = 0; i < 300; i++) {
            desk.input().key('k', true);
        }
        desk.input().key('k', false);
        long presses = desk.notes().stream().filter("press 6b"::equals).count();
        assertTrue(presses >= 2 && presses < 100, presses + " presses");
    }

    @Test
    void closingGivesBackEverything() throws Exception {
        desk.layout("-layout", "us,ru");
        String mapping = desk.mapping();
        String settings = desk.settings();
        desk.typed("漢字жÄ€");
        desk.type(0xfe51);
        desk.input().key('k', true);
        desk.input().key(0, 0x1e, true);
        desk.input().key(0x6d6, true);
        desk.input().key(Keysyms.CONTROL_LEFT, true);
        desk.window().awaitNote("press ffe3");
        assertNotEquals(mapping, desk.mapping());
        desk.input().close();
        desk.window().awaitNote("release 6b");
        desk.window().awaitNote("release ffe3");
        assertEquals(mapping, desk.mapping());
        assertEquals(settings, desk.settings());
    }
}
