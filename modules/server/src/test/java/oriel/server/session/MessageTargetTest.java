package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import oriel.capture.InputSink;
import oriel.capture.ScreenLayout;
import oriel.encoding.EncoderTools;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.rfb.MonitorArea;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.security.Right;
import oriel.server.event.SessionId;
import oriel.server.input.InputRouter;
import oriel.server.options.ClipboardPolicy;
import oriel.server.options.ServerOptions;
import oriel.server.options.UpdateOptions;
import oriel.server.options.ViewerPolicy;
import oriel.server.screen.ScreenFeed;
import oriel.server.screen.ScreenSizer;
import oriel.server.update.ClipboardText;
import oriel.server.update.UpdateContext;
import oriel.server.update.WriterInput;

/** What a viewer's messages do, by its rights, by what it lists and by what the operator allows. */
class MessageTargetTest {

    private static final SessionId ID = new SessionId(1);
    private static final Provided TEXT = new Provided("text");
    private static final List<MonitorArea> MONITORS = List.of(new MonitorArea(1, new Rect(0, 0, 800, 600), 0));

    private final List<String> told = new ArrayList<>();
    private final ScreenFeed feed = mock(ScreenFeed.class);
    private final ScreenSizer sizer = mock(ScreenSizer.class);
    private final InputRouter router = mock(InputRouter.class);
    private final WriterInput input = new WriterInput(ID, true, () -> 0);
    private ClipboardPolicy clipboard = ClipboardPolicy.DEFAULT;

    /** A text as a message has it. */
    private record Provided(String text) {

        ClipboardMessage message() {
            return new ClipboardMessage.Provide(Optional.of(text));
        }
    }

    @BeforeEach
    void open() {
        when(feed.sizer()).thenReturn(sizer);
        when(feed.pictured()).thenReturn(ScreenLayout.single(30, 20));
        when(feed.clipboard()).thenReturn(Optional.of(text -> told.add("screen " + text)));
        when(router.mayControl(ID)).thenReturn(true);
    }

    private MessageTarget target(Set<Right> rights) {
        return target(rights, ViewerPolicy.DEFAULT.withClipboard(clipboard));
    }

    private MessageTarget target(Set<Right> rights, ViewerPolicy policy) {
        SessionContext context = new SessionContext(
                ServerOptions.named("test").withPolicy(policy),
                peer -> List.of(),
                UpdateContext.of(feed, List.of(), EncoderTools.BASIC, UpdateOptions.DEFAULT, () -> 0),
                router);
        return new MessageTarget(ID, rights, input, context, text -> told.add("given " + text));
    }

    private static Set<Right> without(Right right) {
        Set<Right> rights = EnumSet.copyOf(Right.FULL);
        rights.remove(right);
        return rights;
    }

    @Test
    void keysAndPointerNeedTheRight() {
        MessageTarget target = target(Right.FULL);
        target.key('a', 30, true);
        target.pointer(1, 2, 3);
        verify(router).key(ID, 'a', 30, true);
        verify(router).pointer(ID, 1, 2, 3);
        verify(router, never()).leave(any());
    }

    @Test
    void whoMayOnlyLookPressesNothing() {
        MessageTarget target = target(without(Right.INPUT));
        target.key('a', 30, true);
        target.pointer(1, 2, 3);
        verify(router, never()).key(any(), anyInt(), anyInt(), anyBoolean());
        verify(router, never()).pointer(any(), anyInt(), anyInt(), anyInt());
    }

    @Test
    void whoDoesNotControlTheScreenPointsNowhere() {
        when(router.mayControl(ID)).thenReturn(false);
        target(Right.FULL).pointer(1, 2, 3);
        verify(router, never()).pointer(any(), anyInt(), anyInt(), anyInt());
    }

    @Test
    void whatIsHeldGoesUpWhenTheRightIsTaken() {
        MessageTarget target = target(Right.FULL);
        target.allow(without(Right.INPUT));
        verify(router).leave(ID);
        target.key('a', 30, true);
        verify(router, never()).key(any(), anyInt(), anyInt(), anyBoolean());
    }

    private void moveByWays(boolean possible) {
        InputSink sink = mock(InputSink.class);
        when(sink.movesByWays()).thenReturn(possible);
        when(feed.input()).thenReturn(Optional.of(sink));
    }

    @Test
    void aPageTellsWaysFromWhenItListsThatUntilItListsItNoMore() throws Exception {
        moveByWays(true);
        MessageTarget target = target(Right.FULL);
        target.setEncodings(List.of(Encodings.QEMU_POINTER_MOTION, Encodings.ORIEL_COMPANION));
        target.pointer(0x7fff + 3, 0x7fff - 4, 1);
        verify(router).motion(ID, 3, -4, 1);
        assertTrue(input.agreements().contains(Encodings.QEMU_POINTER_MOTION));
        target.setEncodings(List.of(Encodings.ORIEL_COMPANION));
        target.pointer(5, 6, 0);
        verify(router).pointer(ID, 5, 6, 0);
        assertFalse(input.agreements().contains(Encodings.QEMU_POINTER_MOTION));
    }

    @Test
    void aViewerThatListsAllThatItKnowsTellsPlaces() throws Exception {
        moveByWays(true);
        MessageTarget target = target(Right.FULL);
        target.setEncodings(List.of(Encodings.QEMU_POINTER_MOTION));
        target.pointer(5, 6, 0);
        verify(router).pointer(ID, 5, 6, 0);
        assertFalse(input.agreements().contains(Encodings.QEMU_POINTER_MOTION));
    }

    @Test
    void aScreenThatKnowsPlacesAloneIsToldPlaces() throws Exception {
        moveByWays(false);
        MessageTarget target = target(Right.FULL);
        target.setEncodings(List.of(Encodings.QEMU_POINTER_MOTION, Encodings.ORIEL_COMPANION));
        target.pointer(5, 6, 0);
        verify(router).pointer(ID, 5, 6, 0);
    }

    @Test
    void whoMayOnlyLookMovesNothingByWaysEither() throws Exception {
        moveByWays(true);
        MessageTarget target = target(without(Right.INPUT));
        target.setEncodings(List.of(Encodings.QEMU_POINTER_MOTION, Encodings.ORIEL_COMPANION));
        target.pointer(0x7fff + 3, 0x7fff - 4, 1);
        verify(router, never()).motion(any(), anyInt(), anyInt(), anyInt());
    }

    @Test
    void manyButtonsNeedTheViewersListAndTheServersWord() throws Exception {
        MessageTarget target = target(Right.FULL);
        assertFalse(target.takesManyButtons());
        target.setEncodings(List.of(Encodings.EXTENDED_MOUSE_BUTTONS));
        assertFalse(target.takesManyButtons());
        input.agreements().add(Encodings.EXTENDED_MOUSE_BUTTONS);
        assertTrue(target.takesManyButtons());
        target.setEncodings(List.of());
        assertFalse(target.takesManyButtons());
    }

    @Test
    void knowsThePicture() {
        assertEquals(new Rect(0, 0, 30, 20), target(Right.FULL).picture());
    }

    private Optional<ScreenSizer.Request> asked() {
        ArgumentCaptor<ScreenSizer.Request> requests = ArgumentCaptor.forClass(ScreenSizer.Request.class);
        verify(sizer, atLeast(0)).ask(requests.capture());
        return requests.getAllValues().stream().findFirst();
    }

    @Test
    void aSizeIsAskedForWhileTheViewerIsHere() throws Exception {
        MessageTarget target = target(Right.FULL);
        target.setEncodings(List.of(Encodings.EXTENDED_DESKTOP_SIZE));
        target.setDesktopSize(800, 600, MONITORS);
        ScreenSizer.Request request = asked().orElseThrow();
        assertEquals(ID, request.viewer());
        assertEquals(800, request.width());
        assertEquals(600, request.height());
        assertEquals(MONITORS, request.monitors());
        assertTrue(request.wanted().getAsBoolean());
        input.close();
        assertFalse(request.wanted().getAsBoolean());
    }

    @Test
    void aSizeIsAskedForByNobodyWhoDoesNotTakeTheAnswer() throws Exception {
        MessageTarget target = target(Right.FULL);
        for (int i = 0; i < 100; i++) {
            target.setDesktopSize(800, 600, MONITORS);
        }
        assertEquals(Optional.empty(), asked());
    }

    @Test
    void aSizeNeedsTheRightThePolicyAndControl() throws Exception {
        MessageTarget powerless = target(without(Right.RESIZE));
        powerless.setEncodings(List.of(Encodings.EXTENDED_DESKTOP_SIZE));
        powerless.setDesktopSize(800, 600, MONITORS);
        MessageTarget fixed = target(Right.FULL, ViewerPolicy.DEFAULT.withResize(false));
        fixed.setEncodings(List.of(Encodings.EXTENDED_DESKTOP_SIZE));
        fixed.setDesktopSize(800, 600, MONITORS);
        when(router.mayControl(ID)).thenReturn(false);
        MessageTarget other = target(Right.FULL);
        other.setEncodings(List.of(Encodings.EXTENDED_DESKTOP_SIZE));
        other.setDesktopSize(800, 600, MONITORS);
        assertEquals(Optional.empty(), asked());
    }

    @Test
    void nobodyAsksForSizesWithoutEnd() throws Exception {
        MessageTarget target = target(Right.FULL);
        target.setEncodings(List.of(Encodings.EXTENDED_DESKTOP_SIZE));
        for (int i = 0; i < 64; i++) {
            target.setDesktopSize(800, 600, MONITORS);
        }
        assertThrows(ProtocolException.class, () -> target.setDesktopSize(800, 600, MONITORS));
    }

    @Test
    void aTextComesToTheScreenAndToTheOthers() {
        MessageTarget target = target(Right.FULL);
        assertTrue(target.takesText());
        target.cutText("text");
        target.clipboard(TEXT.message());
        assertEquals(List.of("given text", "screen text", "given text", "screen text"), told);
    }

    @Test
    void aTextThatTheViewerGivesTakesThePlaceOfTheScreens() {
        MessageTarget target = target(Right.FULL);
        input.pending().clipboard(orders -> orders.screenHas(new ClipboardText("five!")));
        assertEquals(5, target.textToGive());
        target.cutText("text");
        assertEquals(0, target.textToGive());
    }

    @Test
    void noTextIsTakenThatIsEmptyOrTooLong() {
        clipboard = new ClipboardPolicy(true, true, 4);
        MessageTarget target = target(Right.FULL);
        assertEquals(4, target.mostText());
        target.cutText("");
        target.cutText("5text");
        target.clipboard(new ClipboardMessage.Provide(Optional.empty()));
        assertEquals(List.of(), told);
        target.cutText("text");
        assertEquals(List.of("given text", "screen text"), told);
    }

    @Test
    void noTextIsTakenWithoutTheRightOrThePolicy() {
        MessageTarget powerless = target(without(Right.CLIPBOARD_WRITE));
        assertFalse(powerless.takesText());
        powerless.clipboard(TEXT.message());
        clipboard = new ClipboardPolicy(false, true, 100);
        MessageTarget closed = target(Right.FULL);
        assertFalse(closed.takesText());
        closed.clipboard(TEXT.message());
        assertEquals(List.of(), told);
    }

    @Test
    void noTextIsGivenWithoutTheRightOrThePolicy() {
        ClipboardText text = new ClipboardText("five!");
        target(without(Right.CLIPBOARD_READ));
        input.pending().clipboard(orders -> orders.screenHas(text));
        assertEquals(0, input.pending().textToGive());
        clipboard = new ClipboardPolicy(true, false, 100);
        target(Right.FULL);
        input.pending().clipboard(orders -> orders.screenHas(text));
        assertEquals(0, input.pending().textToGive());
    }

    @Test
    void aScreenWithoutAClipboardTakesNothing() {
        when(feed.clipboard()).thenReturn(Optional.empty());
        target(Right.FULL).cutText("text");
        assertEquals(List.of(), told);
    }

    @Test
    void extendedClipboardIsForThoseWhoListIt() throws Exception {
        MessageTarget target = target(Right.FULL);
        assertFalse(target.extendsClipboard());
        target.setEncodings(List.of(Encodings.EXTENDED_CLIPBOARD));
        assertTrue(target.extendsClipboard());
    }
}
