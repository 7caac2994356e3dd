package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import oriel.capture.ScreenLayout;
import oriel.rfb.Encodings;
import oriel.rfb.MonitorArea;
import oriel.rfb.Rect;
import oriel.rfb.SizeChange;
import oriel.rfb.message.DesktopSize;
import oriel.rfb.message.ExtendedDesktopSize;
import oriel.rfb.message.PseudoRect;
import oriel.server.event.SessionId;
import oriel.server.screen.ScreenFeed;
import oriel.server.screen.ScreenSizer;
import oriel.server.update.DesktopSizeUpdates.News;
import oriel.server.update.WriterInput.Turn;
import oriel.server.viewer.ClientParams;

/** What a viewer is told of the size of the screen, and of what came of its own wishes for another. */
class DesktopSizeUpdatesTest {

    private static final Rect SMALL = new Rect(0, 0, 64, 48);
    private static final Rect LARGE = new Rect(0, 0, 128, 96);

    private final ScreenFeed feed = mock(ScreenFeed.class);
    private final ScreenSizer sizer = mock(ScreenSizer.class);
    private final WriterInput input = new WriterInput(new SessionId(1), true, () -> 0);
    private final DesktopSizeUpdates sizes = new DesktopSizeUpdates(input, feed);
    private Rect has = SMALL;

    @BeforeEach
    void open() {
        when(feed.sizer()).thenReturn(sizer);
        when(sizer.monitors(any())).thenAnswer(call -> monitors(call.getArgument(0)));
        when(sizer.reason(any(), any())).thenReturn(SizeChange.BY_OTHER_VIEWER);
        screen(SMALL, SMALL);
    }

    private static List<MonitorArea> monitors(ScreenLayout layout) {
        return List.of(new MonitorArea(1, new Rect(0, 0, layout.width(), layout.height()), 0));
    }

    /** The screen has a size, and the picture that was captured last has one. */
    private void screen(Rect layout, Rect pictured) {
        when(feed.layout()).thenReturn(ScreenLayout.single(layout.width(), layout.height()));
        when(feed.pictured()).thenReturn(ScreenLayout.single(pictured.width(), pictured.height()));
    }

    private void lists(int... encodings) {
        input.params(ClientParams.INITIAL.withEncodings(
                IntStream.of(encodings).boxed().toList()));
    }

    private Turn turn() {
        Turn turn = input.take(true).orElseThrow();
        sizes.note(turn);
        return turn;
    }

    /** What goes out for a picture of a size; the viewer takes it. */
    private List<PseudoRect> told(Rect picture) {
        Optional<News> news = sizes.due(turn(), picture, has);
        news.filter(News::changes).ifPresent(any -> has = picture);
        return news.map(sizes::take).orElse(List.of());
    }

    private static PseudoRect extended(int reason, int status, Rect size) {
        return new ExtendedDesktopSize(
                reason,
                status,
                size.width(),
                size.height(),
                monitors(ScreenLayout.single(size.width(), size.height())));
    }

    private void asksForASize() {
        assertTrue(input.pending().askSize());
    }

    @Test
    void isNothingForAViewerThatTakesNoOtherSize() {
        assertEquals(List.of(), told(LARGE));
        input.pending().askSize();
        input.pending().answerSize(SizeChange.DONE);
        assertEquals(List.of(), told(LARGE));
        assertEquals(List.of(), turn().sizeAnswers(), "nobody waits for it");
    }

    @Test
    void isTheSizeAloneForAViewerThatListsNoMore() {
        lists(Encodings.DESKTOP_SIZE);
        input.request(SMALL, false);
        assertEquals(List.of(), told(SMALL));
        assertEquals(List.of(new DesktopSize(128, 96)), told(LARGE));
        assertEquals(List.of(), told(LARGE));
    }

    @Test
    void isTheMonitorsOnceAndAgainForWhoeverAsksFromScratchButNotTwiceInARow() {
        lists(Encodings.EXTENDED_DESKTOP_SIZE);
        PseudoRect monitors = extended(SizeChange.BY_SERVER, SizeChange.DONE, SMALL);
        assertEquals(List.of(monitors), told(SMALL));
        assertEquals(List.of(), told(SMALL));
        input.request(SMALL, false);
        assertEquals(List.of(), told(SMALL), "it was the last that was sent");
        sizes.otherSent();
        input.request(SMALL, true);
        assertEquals(List.of(), told(SMALL));
        input.request(SMALL, false);
        assertEquals(List.of(monitors), told(SMALL));
        assertEquals(List.of(), told(SMALL));
    }

    @Test
    void isTheMonitorsForWhoeverAsksForNoPixels() {
        lists(Encodings.EXTENDED_DESKTOP_SIZE);
        told(SMALL);
        assertFalse(sizes.isAskedAlone());
        input.request(Rect.EMPTY, false);
        turn();
        assertTrue(sizes.isAskedAlone());
        assertEquals(List.of(extended(SizeChange.BY_SERVER, SizeChange.DONE, SMALL)), told(SMALL));
        assertFalse(sizes.isAskedAlone());
        input.request(Rect.EMPTY, false);
        turn();
        lists(Encodings.RAW);
        turn();
        assertFalse(sizes.isAskedAlone(), "it does not list the answer any more");
    }

    @Test
    void isAnewForAViewerThatDidNotListItMeanwhile() {
        lists(Encodings.EXTENDED_DESKTOP_SIZE);
        told(SMALL);
        lists(Encodings.RAW);
        told(SMALL);
        lists(Encodings.EXTENDED_DESKTOP_SIZE);
        assertEquals(List.of(extended(SizeChange.BY_SERVER, SizeChange.DONE, SMALL)), told(SMALL));
    }

    @Test
    void saysWhoseWishAnotherSizeWas() {
        lists(Encodings.EXTENDED_DESKTOP_SIZE);
        told(SMALL);
        screen(LARGE, LARGE);
        assertEquals(List.of(extended(SizeChange.BY_OTHER_VIEWER, SizeChange.DONE, LARGE)), told(LARGE));
        assertEquals(LARGE, has);
    }

    @Test
    void isOfOtherMonitorsOnAScreenOfTheSameSize() {
        lists(Encodings.EXTENDED_DESKTOP_SIZE);
        told(SMALL);
        List<MonitorArea> two =
                List.of(new MonitorArea(1, new Rect(0, 0, 32, 48), 0), new MonitorArea(2, new Rect(32, 0, 32, 48), 0));
        doReturn(two).when(sizer).monitors(any());
        assertEquals(
                List.of(new ExtendedDesktopSize(SizeChange.BY_OTHER_VIEWER, SizeChange.DONE, 64, 48, two)),
                told(SMALL));
    }

    @Test
    void isNothingWhileTheViewersOwnWishIsNotDone() {
        lists(Encodings.EXTENDED_DESKTOP_SIZE);
        told(SMALL);
        asksForASize();
        screen(LARGE, LARGE);
        Turn waiting = turn();
        assertTrue(sizes.isHeld(waiting, LARGE, SMALL));
        assertFalse(sizes.isHeld(waiting, SMALL, SMALL));
        assertEquals(Optional.empty(), sizes.due(waiting, LARGE, SMALL));
        input.pending().answerSize(SizeChange.DONE);
        assertTrue(sizes.isHeld(waiting, LARGE, SMALL), "the answer is there, but that turn does not have it");
        Turn answered = turn();
        assertFalse(sizes.isHeld(answered, LARGE, SMALL));
        assertEquals(List.of(extended(SizeChange.BY_THIS_VIEWER, SizeChange.DONE, LARGE)), told(LARGE));
        assertEquals(List.of(), turn().sizeAnswers());
    }

    @Test
    void isNothingUntilThePictureOfTheNewSizeIsThere() {
        lists(Encodings.EXTENDED_DESKTOP_SIZE);
        told(SMALL);
        asksForASize();
        input.pending().answerSize(SizeChange.DONE);
        screen(LARGE, SMALL);
        assertEquals(List.of(), told(SMALL));
        screen(LARGE, LARGE);
        assertEquals(List.of(extended(SizeChange.BY_THIS_VIEWER, SizeChange.DONE, LARGE)), told(LARGE));
    }

    @Test
    void isHeldForNobodyWhoDoesNotListTheAnswer() {
        lists(Encodings.DESKTOP_SIZE);
        asksForASize();
        assertFalse(sizes.isHeld(turn(), LARGE, SMALL));
    }

    @Test
    void tellsEachWishWhatCameOfItAndFirstWhatElseIsNew() {
        lists(Encodings.EXTENDED_DESKTOP_SIZE);
        told(SMALL);
        asksForASize();
        asksForASize();
        input.pending().answerSize(SizeChange.PROHIBITED);
        input.pending().answerSize(SizeChange.INVALID_LAYOUT);
        PseudoRect prohibited = extended(SizeChange.BY_THIS_VIEWER, SizeChange.PROHIBITED, SMALL);
        PseudoRect invalid = extended(SizeChange.BY_THIS_VIEWER, SizeChange.INVALID_LAYOUT, SMALL);
        assertEquals(List.of(prohibited, invalid), told(SMALL));
        assertEquals(List.of(), told(SMALL));

        asksForASize();
        input.pending().answerSize(SizeChange.PROHIBITED);
        screen(LARGE, LARGE);
        assertEquals(
                List.of(
                        extended(SizeChange.BY_OTHER_VIEWER, SizeChange.DONE, LARGE),
                        extended(SizeChange.BY_THIS_VIEWER, SizeChange.PROHIBITED, LARGE)),
                told(LARGE));
    }
}
