package oriel.capture.x11.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import oriel.rfb.Keysyms;
import oriel.testkit.Programs;

/** Keys and buttons, as a program on the display gets them. */
class X11InputTest {

    private static final int SHIFT_MASK = 1;
    private static final int CAPS_MASK = 2;

    @RegisterExtension
    private final Desk desk = new Desk();

    private String typed(String text) {
        desk.window().forget();
        return desk.typed(text);
    }

    @Test
    void typesWhatStandsOnTheKeyboard() {
        String text = "Hello, World! 0123456789 @#$%^&*()_+{}|:\"<>?-=[]\\;',./`~";
        assertEquals(text, typed(text));
    }

    @Test
    void typesWhatTheKeyboardDoesNotHave() {
        String text = "Größe €10 ñandú 中文 Жук ∑ 😀";
        assertEquals(text, typed(text));
    }

    @Test
    void typesMoreNewCharactersThanThereAreSpareKeys() {
        for (int start = 0x4e00; start < 0x4e00 + 60; start += 10) {
            StringBuilder text = new StringBuilder();
            for (int codePoint = start; codePoint < start + 10; codePoint++) {
                text.appendCodePoint(codePoint);
            }
            assertEquals(text.toString(), typed(text.toString()));
        }
    }

    @Test
    void typesTheThirdLevelOfALayout() throws Exception {
        desk.layout("de");
        assertEquals("äÖ@€{[]}\\~|ß?yZ", typed("äÖ@€{[]}\\~|ß?yZ"));
    }

    @Test
    void typesWithAltGrHeldByTheViewer() throws Exception {
        desk.layout("de");
        desk.input().key(Keysyms.ISO_LEVEL3_SHIFT, true);
        assertEquals("@a€", typed("@a€"));
        desk.input().key(Keysyms.ISO_LEVEL3_SHIFT, false);
        assertEquals("q", typed("q"));
    }

    @Test
    void usesTheLayoutInEffectAfterAChange() throws Exception {
        desk.layout("-layout", "us,gr");
        assertEquals("abcz", typed("abcz"));
        desk.layout("-layout", "fr");
        assertEquals("azqwAM;1", typed("azqwAM;1"));
    }

    @Test
    void takesHeldShiftAwayForACharacterWithoutIt() {
        desk.input().key(Keysyms.SHIFT_LEFT, true);
        assertEquals("A/b:7", typed("A/b:7"));
        desk.window().forget();
        desk.input().key(Keysyms.SHIFT_LEFT, false);
        assertEquals(List.of("release ffe1"), desk.window().await(1));
        assertEquals("x", typed("x"));
    }

    @Test
    void capsLockOfTheServerDoesNotTurnCasesRound() {
        desk.painter().lock(CAPS_MASK, true);
        assertEquals("aBcÄé1!", typed("aBcÄé1!"));
        desk.painter().lock(CAPS_MASK, false);
    }

    @Test
    void aLockedShiftThatNobodyHoldsIsWorkedAround() {
        desk.painter().lock(SHIFT_MASK, true);
        assertEquals("a1B", typed("a1B"));
        desk.painter().lock(SHIFT_MASK, false);
    }

    @Test
    void leavesNoModifierBehind() {
        typed("A");
        desk.type('b');
        assertEquals(List.of("press 62", "release 62"), desk.window().await(2));
    }

    @Test
    void passesCombinationsOn() {
        desk.window().forget();
        desk.input().key(Keysyms.CONTROL_LEFT, true);
        desk.type('c');
        desk.input().key(Keysyms.CONTROL_LEFT, false);
        assertEquals(
                List.of("press ffe3", "press 63", "release 63", "release ffe3"),
                desk.window().await(4));
    }

    @Test
    void typesFunctionAndKeypadKeys() {
        desk.window().forget();
        desk.type(Keysyms.F1);
        desk.type(Keysyms.HOME);
        desk.type(Keysyms.DELETE);
        assertEquals(
                List.of("press ffbe", "release ffbe", "press ff50", "release ff50", "press ffff", "release ffff"),
                desk.window().await(6));
        assertEquals("7*=", typed("7*="));
        desk.window().forget();
        desk.type(0xffb7);
        desk.window().awaitNote("press ffb7");
    }

    @Test
    void repeatsAHeldKeyWithMorePresses() {
        desk.window().forget();
        desk.input().key('r', true);
        desk.input().key('r', true);
        desk.input().key('r', true);
        desk.input().key('r', false);
        assertEquals(
                List.of("press 72", "release 72", "press 72", "release 72", "press 72", "release 72"),
                desk.window().await(6));
    }

    @Test
    void releasesTheKeyThatWasPressedEvenUnderItsOtherName() {
        desk.window().forget();
        desk.input().key(Keysyms.SHIFT_LEFT, true);
        desk.input().key('A', true);
        desk.input().key(Keysyms.SHIFT_LEFT, false);
        desk.input().key('a', false);
        assertEquals(
                List.of("press ffe1", "press 41", "release ffe1", "release 61"),
                desk.window().await(4));
    }

    @Test
    void dropsAReleaseWithoutAPress() {
        desk.window().forget();
        desk.input().key('q', false);
        desk.type('w');
        assertEquals(List.of("press 77", "release 77"), desk.window().await(2));
    }

    @Test
    void clicksWhereThePointerWasMoved() {
        desk.input().move(123, 234);
        desk.painter().awaitPointer("123,234");
        for (int button = 1; button <= 9; button++) {
            desk.window().forget();
            desk.input().button(button, true);
            desk.input().button(button, true);
            desk.input().button(button, false);
            assertEquals(
                    List.of("button " + button + " down at 123,234", "button " + button + " up at 123,234"),
                    desk.window().await(2));
        }
    }

    @Test
    void movesThePointerFromWhereItIs() {
        desk.input().move(123, 234);
        desk.input().moveBy(-3, 6);
        desk.painter().awaitPointer("120,240");
    }

    @Test
    void keepsThePointerOnTheScreen() {
        desk.input().move(100_000, -7);
        desk.painter().awaitPointer("639,0");
        desk.input().moveBy(-100_000, 7);
        desk.painter().awaitPointer("0,7");
    }

    @Test
    void closingReleasesWhatIsHeldAndGivesTheKeyboardBack() throws Exception {
        Programs.require("xmodmap", "x11-xserver-utils");
        String before = new String(desk.xvfb().run("xmodmap", "-pke"), StandardCharsets.UTF_8);
        typed("漢字");
        String meanwhile = new String(desk.xvfb().run("xmodmap", "-pke"), StandardCharsets.UTF_8);
        assertFalse(before.equals(meanwhile));
        desk.input().key('k', true);
        desk.input().button(1, true);
        desk.input().close();
        desk.window().awaitNote("release 6b");
        desk.window().awaitNote("button 1 up at 320,240");
        assertEquals(before, new String(desk.xvfb().run("xmodmap", "-pke"), StandardCharsets.UTF_8));
        desk.input().key('x', true);
        desk.input().button(1, true);
        desk.input().move(1, 1);
    }
}
