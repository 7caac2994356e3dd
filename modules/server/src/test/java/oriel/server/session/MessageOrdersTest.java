package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import oriel.encoding.EncoderTools;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.SizeChange;
import oriel.rfb.message.CompanionMessage;
import oriel.security.Right;
import oriel.server.event.Companion;
import oriel.server.event.LineInfo;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.server.input.InputRouter;
import oriel.server.options.ServerOptions;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.ClipboardOrders;
import oriel.server.update.PendingMessages;
import oriel.server.update.UpdateContext;
import oriel.server.update.WriterInput;
import oriel.server.viewer.Agreements;
import oriel.server.viewer.ClientParams;
import oriel.transport.Peer;

/** What a viewer's messages make its writer do, and the program that talks with pages. */
class MessageOrdersTest {

    private static final SessionId ID = new SessionId(1);
    private static final CompanionMessage WORD = CompanionMessage.of("word");
    private static final int HTML = 4;

    private final WriterInput input = mock(WriterInput.class);
    private final PendingMessages pending = mock(PendingMessages.class);
    private final ClipboardOrders orders = mock(ClipboardOrders.class);
    private final InputRouter router = mock(InputRouter.class);
    private final Companion companion = mock(Companion.class);
    private final SessionInfo info =
            new SessionInfo(ID, mock(Peer.class), "ada", 1, Right.FULL, Duration.ZERO, 0, 0, LineInfo.UNKNOWN);
    private Optional<SessionInfo> session = Optional.of(info);

    @BeforeEach
    void open() {
        when(input.pending()).thenReturn(pending);
        when(input.agreements()).thenReturn(new Agreements());
        doAnswer(call -> {
                    call.<Runnable>getArgument(0).run();
                    return null;
                })
                .when(input)
                .together(any());
        doAnswer(call -> {
                    Consumer<ClipboardOrders> order = call.getArgument(0);
                    order.accept(orders);
                    return null;
                })
                .when(pending)
                .clipboard(any());
        when(router.mayControl(ID)).thenReturn(true);
    }

    private MessageTarget target(Set<Right> rights) {
        return target(rights, new CompanionCalls(companion, id -> session.filter(each -> id.equals(ID))));
    }

    private MessageTarget target(Set<Right> rights, CompanionCalls calls) {
        SessionContext context = new SessionContext(
                ServerOptions.named("test"),
                peer -> List.of(),
                UpdateContext.of(mock(ScreenFeed.class), List.of(), EncoderTools.BASIC, UpdateOptions.DEFAULT, () -> 0),
                router,
                calls);
        MessageTarget target = new MessageTarget(ID, rights, input, context, text -> {});
        clearInvocations(orders);
        return target;
    }

    @Test
    void whatTheViewerWantsOfClipboardsIsToldToItsWriter() {
        MessageTarget target = target(Right.FULL);
        ClipboardMessage.Caps caps = new ClipboardMessage.Caps(ClipboardMessage.TEXT, 20);
        target.clipboard(caps);
        verify(orders).viewerUnderstands(caps);
        target.clipboard(new ClipboardMessage.Request(ClipboardMessage.TEXT | HTML));
        verify(orders).viewerWants();
        target.clipboard(new ClipboardMessage.Peek());
        verify(orders).viewerLooks();
        target.clipboard(new ClipboardMessage.Notify(ClipboardMessage.TEXT | HTML));
        verify(orders).viewerHas();
        target.clipboard(new ClipboardMessage.Request(HTML));
        target.clipboard(new ClipboardMessage.Notify(HTML));
        target.clipboard(new ClipboardMessage.Unknown());
        verifyNoMoreInteractions(orders);
    }

    @Test
    void aTextIsNotAskedForOfWhoMayGiveNone() {
        Set<Right> rights = EnumSet.copyOf(Right.FULL);
        rights.remove(Right.CLIPBOARD_WRITE);
        target(rights).clipboard(new ClipboardMessage.Notify(ClipboardMessage.TEXT));
        verifyNoInteractions(orders);
    }

    @Test
    void formatListAndRequestsReachTheWriter() throws Exception {
        MessageTarget target = target(Right.FULL);
        ArgumentCaptor<ClientParams> params = ArgumentCaptor.forClass(ClientParams.class);
        PixelFormat format = PixelFormat.COLOUR_MAP_8;
        target.setPixelFormat(format);
        target.setEncodings(List.of(Encodings.EXTENDED_CLIPBOARD));
        verify(input, times(2)).params(params.capture());
        assertEquals(format, params.getAllValues().get(0).format());
        assertFalse(params.getAllValues().get(0).lists(Encodings.EXTENDED_CLIPBOARD));
        assertEquals(format, params.getValue().format());
        assertTrue(params.getValue().lists(Encodings.EXTENDED_CLIPBOARD));
        target.requestUpdate(new Rect(1, 2, 3, 4), true);
        verify(input).request(new Rect(1, 2, 3, 4), true);
        target.pointer(5, 6, 0);
        verify(input).pointed(5, 6);
    }

    @Test
    void aSizeThatNobodyMayAskForIsAnsweredAtOnce() throws Exception {
        when(pending.askSize()).thenReturn(true);
        MessageTarget target = target(Right.VIEW_ONLY);
        target.setEncodings(List.of(Encodings.EXTENDED_DESKTOP_SIZE));
        target.setDesktopSize(800, 600, List.of());
        verify(pending).answerSize(SizeChange.PROHIBITED);
    }

    @Test
    void whoListsWordsOfPagesIsOpenedOnce() throws Exception {
        MessageTarget target = target(Right.FULL);
        when(pending.add(WORD)).thenReturn(true);
        assertFalse(target.hasCompanion());
        assertFalse(target.tell(WORD));
        target.setEncodings(List.of(Encodings.ORIEL_COMPANION));
        assertTrue(target.hasCompanion());
        assertTrue(target.tell(WORD));
        target.setEncodings(List.of(Encodings.ORIEL_COMPANION, Encodings.EXTENDED_CLIPBOARD));
        verify(companion).opened(info);
        target.setEncodings(List.of());
        assertFalse(target.hasCompanion());
        verify(companion).opened(info);
        target.setEncodings(List.of(Encodings.ORIEL_COMPANION));
        verify(companion, times(2)).opened(info);
        when(pending.add(WORD)).thenReturn(false);
        assertFalse(target.tell(WORD), "too many are unread");
    }

    @Test
    void wordsOfAPageReachTheProgramWhoseFaultsAreItsOwn() {
        MessageTarget target = target(Right.FULL);
        target.companion(WORD);
        verify(companion).received(info, WORD);
        doThrow(new IllegalStateException("made by the test")).when(companion).received(any(), any());
        target.companion(WORD);
        session = Optional.empty();
        target.companion(WORD);
        verify(companion, times(2)).received(any(), any());
    }

    @Test
    void whereNobodyTalksWithPagesNoneIsOpened() throws Exception {
        MessageTarget target = target(Right.FULL, CompanionCalls.NONE);
        target.setEncodings(List.of(Encodings.ORIEL_COMPANION));
        assertFalse(target.hasCompanion());
        target.companion(WORD);
        verify(companion, never()).received(any(), any());
    }
}
