package oriel.server.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import oriel.capture.ClipboardPort;
import oriel.capture.InputSink;
import oriel.capture.ScreenLayout;
import oriel.rfb.Keysyms;
import oriel.server.event.SessionId;
import oriel.server.screen.ScreenFeed;

/** Several viewers at one keyboard and one pointer. */
class ScreenInputTest {

    private static final SessionId ONE = new SessionId(1);
    private static final SessionId OTHER = new SessionId(2);
    private static final int CYRILLIC_SMALL_ZHE = 0x6d6;
    private static final int CYRILLIC_CAPITAL_ZHE = 0x1000416;
    private static final int ALT_PLACE = 0x38;

    private final List<String> told = new ArrayList<>();
    private final ScreenFeed feed = mock(ScreenFeed.class);
    private final ScreenInput input = new ScreenInput(feed);
    private long now = 100 * ScreenInput.SILENCE_NANOS;

    /** Its keyboard has the exclamation mark on the key of the 1. */
    private final InputSink screen = new InputSink() {
        @Override
        public void key(int keysym, boolean down) {
            told.add((down ? "press " : "release ") + Integer.toHexString(keysym));
        }

        @Override
        public boolean areOnOneKey(int keysym, int other) {
            return Set.of(keysym, other).equals(Set.of((int) '1', (int) '!'));
        }

        @Override
        public void move(int x, int y) {
            told.add("move " + x + "," + y);
        }

        @Override
        public void moveBy(int x, int y) {
            told.add("move by " + x + "," + y);
        }

        @Override
        public void button(int button, boolean down) {
            told.add((down ? "press button " : "release button ") + button);
        }
    };

    @BeforeEach
    void open() {
        when(feed.input()).thenReturn(Optional.of(screen));
        when(feed.layout()).thenReturn(ScreenLayout.single(100, 100));
    }

    private void key(SessionId session, int keysym, int scanCode, boolean down) {
        input.take(session, new InputEvent.Key(keysym, scanCode, down, now), false);
    }

    private void buttons(SessionId session, int mask) {
        pointer(session, 1, 1, mask);
    }

    private void pointer(SessionId session, int x, int y, int mask) {
        input.take(session, new InputEvent.Pointer(x, y, mask, now), false);
    }

    private List<String> told() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    @Test
    void aKeyThatAViewerPressesAndReleasesIsUpWhoeverElseHoldsIt() {
        key(ONE, Keysyms.ALT_LEFT, ALT_PLACE, true);
        key(OTHER, Keysyms.ALT_LEFT, ALT_PLACE, true);
        told();
        key(OTHER, Keysyms.ALT_LEFT, ALT_PLACE, false);
        assertEquals(List.of("release ffe9"), told());
        key(ONE, Keysyms.ALT_LEFT, ALT_PLACE, false);
        input.release(ONE);
        assertEquals(List.of(), told(), "what the other released");
    }

    @Test
    void aKeyThatOneNamesByItsPlaceIsTheSameAsTheOneThatAnotherNamesByItsKeysym() {
        key(ONE, Keysyms.ALT_LEFT, ALT_PLACE, true);
        key(OTHER, Keysyms.ALT_LEFT, 0, true);
        key(OTHER, Keysyms.ALT_LEFT, 0, false);
        told();
        input.release(ONE);
        assertEquals(List.of(), told());
    }

    @Test
    void aButtonThatAViewerPressesAndReleasesIsUpWhoeverElseHoldsIt() {
        buttons(ONE, 1);
        buttons(OTHER, 1);
        told();
        buttons(OTHER, 0);
        assertEquals(List.of("move 1,1", "release button 1"), told());
        input.release(ONE);
        assertEquals(List.of(), told());
    }

    @Test
    void aWayMovesThePointerFromWhereItIsAndOneOfNoLengthOnlyClicks() {
        motion(3, -4, 0);
        motion(0, 0, 1);
        motion(1, 0, 0);
        assertEquals(List.of("move by 3,-4", "press button 1", "move by 1,0", "release button 1"), told());
    }

    private void motion(int x, int y, int mask) {
        input.take(ONE, new InputEvent.Motion(x, y, mask, now), false);
    }

    @Test
    void aViewerReleasesNothingThatItDidNotPress() {
        key(ONE, Keysyms.ALT_LEFT, 0, true);
        told();
        key(OTHER, Keysyms.ALT_LEFT, 0, false);
        buttons(OTHER, 0);
        assertEquals(List.of("move 1,1"), told());
    }

    @Test
    void aViewerThatLeavesReleasesOnlyWhatIsItsAlone() {
        key(ONE, 'a', 0, true);
        key(ONE, 'b', 0, true);
        buttons(ONE, 5);
        key(OTHER, 'b', 0, true);
        buttons(OTHER, 4);
        told();
        input.release(ONE);
        assertEquals(List.of("release 61", "release button 1"), told());
        input.release(OTHER);
        assertEquals(List.of("release 62", "release button 3"), told());
    }

    @Test
    void releasesALetterThatIsReleasedInItsOtherCase() {
        key(ONE, 'A', 0, true);
        key(ONE, 'a', 0, false);
        assertEquals(List.of("press 41", "release 41"), told());
        key(ONE, CYRILLIC_CAPITAL_ZHE, 0, true);
        key(ONE, CYRILLIC_SMALL_ZHE, 0, false);
        assertEquals(List.of("press 1000416", "release 1000416"), told());
    }

    @Test
    void releasesWhatStandsOnTheSameKeyOfTheScreen() {
        key(ONE, '!', 0, true);
        key(ONE, '1', 0, false);
        assertEquals(List.of("press 21", "release 21"), told());
        key(ONE, '!', 0, true);
        key(ONE, '2', 0, false);
        assertEquals(List.of("press 21"), told(), "another key");
    }

    @Test
    void releasesWhatStandsOnOneKeyOfTheViewersKeyboardAlone() {
        key(ONE, Keysyms.SHIFT_LEFT, 0, true);
        key(ONE, '?', 0, true);
        key(ONE, Keysyms.SHIFT_LEFT, 0, false);
        key(ONE, 'a', 0, true);
        told();
        key(ONE, '/', 0, false);
        assertEquals(List.of("release 3f"), told());
        key(ONE, 'x', 0, false);
        assertEquals(List.of(), told(), "a key that was not pressed, with the modifiers of the one that is down");
    }

    @Test
    void aKeyThatGoesOnUnderAnotherNameIsReleasedOnceForAll() {
        key(ONE, 'A', 0, true);
        key(ONE, 'a', 0, true);
        key(ONE, 'a', 0, false);
        assertEquals(List.of("press 41", "release 41", "press 61", "release 61"), told());
        input.release(ONE);
        assertEquals(List.of(), told());
    }

    @Test
    void aPlaceIsOneKeyWhateverItIsCalled() {
        key(ONE, 'A', 0x1e, true);
        key(ONE, 'a', 0x30, true);
        told();
        key(ONE, 'a', 0x1e, false);
        assertEquals(List.of("release 41"), told());
        key(ONE, 'A', 0x30, false);
        assertEquals(List.of("release 61"), told());
    }

    @Test
    void aKeyboardWhoseReleasesAreLostGoesOnAndTheOldestKeysComeUp() {
        for (int i = 0; i < 2000; i++) {
            key(ONE, Keysyms.of(0x4e00 + i), 0, true);
        }
        List<String> all = told();
        assertEquals(2000, all.stream().filter(each -> each.startsWith("press")).count());
        assertEquals(2000 - PressedKeys.MAX_KEYS, all.size() - 2000);
        assertEquals("release 1004e00", all.get(PressedKeys.MAX_KEYS + 1));
        assertEquals("release 1004e01", all.get(PressedKeys.MAX_KEYS + 3));
    }

    @Test
    void whatASilentViewerHoldsIsReleasedBeforeAnotherPressesAnything() {
        key(ONE, Keysyms.ALT_LEFT, 0, true);
        buttons(ONE, 1);
        now += ScreenInput.SILENCE_NANOS;
        key(OTHER, 'a', 0, true);
        key(OTHER, 'a', 0, false);
        told();
        now++;
        key(OTHER, 'b', 0, true);
        assertEquals(List.of("release ffe9", "release button 1", "press 62"), told());
        key(OTHER, 'c', 0, true);
        assertEquals(List.of("press 63"), told(), "it is up already");
    }

    @Test
    void whatASilentViewerHoldsIsReleasedBeforeAnotherPressesAButtonButNotWhileItMovesOrDrags() {
        buttons(OTHER, 1);
        key(ONE, Keysyms.ALT_LEFT, 0, true);
        now += ScreenInput.SILENCE_NANOS + 1;
        told();
        buttons(OTHER, 1);
        input.take(OTHER, new InputEvent.Pointer(1, 1, 3, now), true);
        assertEquals(List.of("move 1,1", "move 1,1"), told());
        buttons(OTHER, 5);
        assertEquals(List.of("move 1,1", "release ffe9", "press button 3"), told());
    }

    @Test
    void whatAnotherReleasesStaysUpAndTheRestOfTheFirstStaysDown() {
        buttons(ONE, 5);
        buttons(OTHER, 1);
        buttons(OTHER, 0);
        told();
        input.release(ONE);
        assertEquals(List.of("release button 3"), told());
    }

    @Test
    void aPointerHasNineButtonsAndEndsAtTheEdges() {
        pointer(ONE, 99, 99, 0x104);
        assertEquals(List.of("move 99,99", "press button 3", "press button 9"), told());
        pointer(ONE, 100, 100, 0x204);
        assertEquals(List.of("move 99,99", "release button 9"), told());
        pointer(ONE, 100, 100, 0x100);
        told();
        input.release(ONE);
        assertEquals(List.of("release button 9"), told());
        verify(feed, times(3)).pointerMoved(99, 99);
    }

    @Test
    void aKeyThatRepeatsStaysWhatItWasPressedAs() {
        key(ONE, 'A', 0x1e, true);
        key(ONE, 'a', 0x1e, true);
        assertEquals(List.of("press 41", "press 41"), told());
        key(ONE, 'a', 0x1e, false);
        input.release(ONE);
        assertEquals(List.of("release 41"), told());
    }

    @Test
    void aKeyAtAnotherPlaceIsNotTheOneThatWasPressedWithOtherModifiers() {
        key(ONE, Keysyms.SHIFT_LEFT, 0, true);
        key(ONE, '?', 0x35, true);
        key(ONE, Keysyms.SHIFT_LEFT, 0, false);
        told();
        key(ONE, '/', 0x36, false);
        assertEquals(List.of(), told());
        key(ONE, '/', 0, false);
        assertEquals(List.of("release 3f"), told(), "its place is not known");
        key(ONE, Keysyms.SHIFT_LEFT, 0, true);
        key(ONE, '?', 0, true);
        key(ONE, Keysyms.SHIFT_LEFT, 0, false);
        told();
        key(ONE, '/', 0x35, false);
        assertEquals(List.of("release 3f"), told(), "the place of what was pressed is not known");
    }

    @Test
    void aScreenHearsOfAPlaceIfTheViewerKnowsIt() {
        List<String> places = new ArrayList<>();
        InputSink byPlace = mock(InputSink.class);
        doAnswer(call -> places.add("keysym " + call.getArgument(0)))
                .when(byPlace)
                .key(anyInt(), anyBoolean());
        doAnswer(call -> places.add("place " + call.getArgument(1)))
                .when(byPlace)
                .key(anyInt(), anyInt(), anyBoolean());
        new PressedKey('a', 0).to(byPlace, true);
        new PressedKey('a', 30).to(byPlace, true);
        assertEquals(List.of("keysym 97", "place 30"), places);
    }

    /** Else a key that pastes would paste what was there before. */
    @Test
    void aTextThatWasGivenIsOnTheClipboardBeforeAnythingIsPressed() {
        ClipboardPort clipboard = mock(ClipboardPort.class);
        doAnswer(call -> told.add("settle")).when(clipboard).settle();
        when(feed.clipboard()).thenReturn(Optional.of(clipboard));
        key(ONE, 'v', 0, true);
        key(ONE, 'v', 0, false);
        buttons(ONE, 2);
        buttons(ONE, 0);
        assertEquals(
                List.of(
                        "settle",
                        "press 76",
                        "release 76",
                        "move 1,1",
                        "settle",
                        "press button 2",
                        "move 1,1",
                        "release button 2"),
                told());
    }

    @Test
    void withoutAKeyboardNothingIsPressed() {
        when(feed.input()).thenReturn(Optional.empty());
        key(ONE, 'a', 0, true);
        input.release(ONE);
        when(feed.input()).thenReturn(Optional.of(screen));
        input.release(ONE);
        assertEquals(List.of(), told());
    }

    @Test
    void whatComesLateIsReleasedButNotPressed() {
        key(ONE, 'a', 0, true);
        buttons(ONE, 1);
        told();
        input.take(ONE, new InputEvent.Key('a', 0, false, now), true);
        input.take(ONE, new InputEvent.Key('b', 0, true, now), true);
        input.take(ONE, new InputEvent.Pointer(7, 8, 2, now), true);
        assertEquals(List.of("release 61", "move 7,8", "release button 1"), told());
    }
}
