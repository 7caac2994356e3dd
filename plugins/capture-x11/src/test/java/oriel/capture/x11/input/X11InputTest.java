package oriel.capture.x11.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import oriel.capture.x11.xlib.EventWindow;
import oriel.capture.x11.xlib.Painter;
import oriel.rfb.Keysyms;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/** Keys and buttons, as a program on the display gets them. */
class X11InputTest {

    private static final int SHIFT_MASK = 1;
    private static final int CAPS_MASK = 2;

    private Xvfb xvfb;
    private Painter painter;
    private EventWindow window;
    private X11Input input;

    @BeforeEach
    void open() throws Exception {
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

    private String typed(String text) {
        window.forget();
        text.codePoints().forEach(codePoint -> type(Keysyms.of(codePoint)));
        String seen = window.awaitText(text.codePointCount(0, text.length()));
        type(Keysyms.ESCAPE);
        window.awaitNote("release ff1b");
        window.forget();
        return seen;
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
        Programs.require("setxkbmap", "x11-xkb-utils");
        xvfb.run("setxkbmap", "de");
        assertEquals("äÖ@€{[]}\\~|ß?yZ", typed("äÖ@€{[]}\\~|ß?yZ"));
    }

    @Test
    void typesWithAltGrHeldByTheViewer() throws Exception {
        Programs.require("setxkbmap", "x11-xkb-utils");
        xvfb.run("setxkbmap", "de");
        input.key(Keysyms.ISO_LEVEL3_SHIFT, true);
        assertEquals("@a€", typed("@a€"));
        input.key(Keysyms.ISO_LEVEL3_SHIFT, false);
        assertEquals("q", typed("q"));
    }

    @Test
    void usesTheLayoutInEffectAfterAChange() throws Exception {
        Programs.require("setxkbmap", "x11-xkb-utils");
        xvfb.run("setxkbmap", "-layout", "us,gr");
        assertEquals("abcz", typed("abcz"));
        xvfb.run("setxkbmap", "-layout", "fr");
        assertEquals("azqwAM;1", typed("azqwAM;1"));
    }

    @Test
    void takesHeldShiftAwayForACharacterWithoutIt() {
        input.key(Keysyms.SHIFT_LEFT, true);
        assertEquals("A/b:7", typed("A/b:7"));
        window.forget();
        input.key(Keysyms.SHIFT_LEFT, false);
        assertEquals(List.of("release ffe1"), window.await(1));
        assertEquals("x", typed("x"));
    }

    @Test
    void capsLockOfTheServerDoesNotTurnCasesRound() {
        painter.lock(CAPS_MASK, true);
        assertEquals("aBcÄé1!", typed("aBcÄé1!"));
        painter.lock(CAPS_MASK, false);
    }

    @Test
    void aLockedShiftThatNobodyHoldsIsWorkedAround() {
        painter.lock(SHIFT_MASK, true);
        assertEquals("a1B", typed("a1B"));
        painter.lock(SHIFT_MASK, false);
    }

    @Test
    void leavesNoModifierBehind() {
        typed("A");
        type('b');
        assertEquals(List.of("press 62", "release 62"), window.await(2));
    }

    @Test
    void passesCombinationsOn() {
        window.forget();
        input.key(Keysyms.CONTROL_LEFT, true);
        type('c');
        input.key(Keysyms.CONTROL_LEFT, false);
        assertEquals(List.of("press ffe3", "press 63", "release 63", "release ffe3"), window.await(4));
    }

    @Test
    void typesFunctionAndKeypadKeys() {
        window.forget();
        type(Keysyms.F1);
        type(Keysyms.HOME);
        type(Keysyms.DELETE);
        assertEquals(
                List.of("press ffbe", "release ffbe", "press ff50", "release ff50", "press ffff", "release ffff"),
                window.await(6));
        assertEquals("7*=", typed("7*="));
        window.forget();
        type(0xffb7);
        window.awaitNote("press ffb7");
    }

    @Test
    void repeatsAHeldKeyWithMorePresses() {
        window.forget();
        input.key('r', true);
        input.key('r', true);
        input.key('r', true);
        input.key('r', false);
        assertEquals(
                List.of("press 72", "release 72", "press 72", "release 72", "press 72", "release 72"), window.await(6));
    }

    @Test
    void releasesTheKeyThatWasPressedEvenUnderItsOtherName() {
        window.forget();
        input.key(Keysyms.SHIFT_LEFT, true);
        input.key('A', true);
        input.key(Keysyms.SHIFT_LEFT, false);
        input.key('a', false);
        assertEquals(List.of("press ffe1", "press 41", "release ffe1", "release 61"), window.await(4));
    }

    @Test
    void dropsAReleaseWithoutAPress() {
        window.forget();
        input.key('q', false);
        type('w');
        assertEquals(List.of("press 77", "release 77"), window.await(2));
    }

    @Test
    void clicksWhereThePointerWasMoved() {
        input.move(123, 234);
        painter.awaitPointer("123,234");
        for (int button = 1; button <= 9; button++) {
            window.forget();
            input.button(button, true);
            input.button(button, true);
            input.button(button, false);
            assertEquals(
                    List.of("button " + button + " down at 123,234", "button " + button + " up at 123,234"),
                    window.await(2));
        }
    }

    @Test
    void keepsThePointerOnTheScreen() {
        input.move(100_000, -7);
        painter.awaitPointer("639,0");
    }

    @Test
    void closingReleasesWhatIsHeldAndGivesTheKeyboardBack() throws Exception {
        Programs.require("xmodmap", "x11-xserver-utils");
        String before = new String(xvfb.run("xmodmap", "-pke"), StandardCharsets.UTF_8);
        typed("漢字");
        String meanwhile = new String(xvfb.run("xmodmap", "-pke"), StandardCharsets.UTF_8);
        assertFalse(before.equals(meanwhile));
        input.key('k', true);
        input.button(1, true);
        input.close();
        window.awaitNote("release 6b");
        window.awaitNote("button 1 up at 320,240");
        assertEquals(before, new String(xvfb.run("xmodmap", "-pke"), StandardCharsets.UTF_8));
        input.key('x', true);
        input.button(1, true);
        input.move(1, 1);
    }
}
