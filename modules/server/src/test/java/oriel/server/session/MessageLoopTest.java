package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.InOrder;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.rfb.MonitorArea;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.ClientCutText;
import oriel.rfb.message.ClientExtendedCutText;
import oriel.rfb.message.ClientMessage;
import oriel.rfb.message.CompanionMessage;
import oriel.rfb.message.FramebufferUpdateRequest;
import oriel.rfb.message.KeyEvent;
import oriel.rfb.message.PointerEvent;
import oriel.rfb.message.QemuExtendedKeyEvent;
import oriel.rfb.message.SetDesktopSize;
import oriel.rfb.message.SetEncodings;
import oriel.rfb.message.SetPixelFormat;
import oriel.server.flow.WorkPace;
import oriel.server.options.SessionOptions;
import oriel.testkit.MemoryPipe;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;

/** Each message comes to what it asks for, with what it says. */
@Timeout(30)
class MessageLoopTest {

    private static final Rect SCREEN = new Rect(0, 0, 1000, 1000);

    private final MemoryPipe pipe = new MemoryPipe(1 << 16);
    private final MessageTarget target = mock(MessageTarget.class);
    private final List<Long> pauses = new ArrayList<>();
    private long nanos;
    private final WorkPace pace = new WorkPace(() -> nanos);

    @BeforeEach
    void open() {
        when(target.picture()).thenReturn(SCREEN);
        when(target.takesText()).thenReturn(true);
        when(target.mostText()).thenReturn(1000);
    }

    private void take(ClientMessage... messages) throws Exception {
        WireBuffer out = new WireBuffer(256);
        List.of(messages).forEach(each -> each.write(out));
        take(out.toBytes());
    }

    /** The bytes, and then the end. */
    private void take(byte[] bytes) throws Exception {
        pipe.viewer().write(ByteBuffer.wrap(bytes));
        pipe.viewer().close();
        new MessageLoop(pipe.server(), target, SessionOptions.DEFAULT, pace, pauses::add).run();
    }

    @Test
    void everyMessageReachesItsTarget() throws Exception {
        List<MonitorArea> monitors = List.of(new MonitorArea(1, new Rect(0, 0, 800, 600), 0));
        take(
                new SetPixelFormat(PixelFormat.COLOUR_MAP_8),
                new SetEncodings(List.of(Encodings.ZRLE, Encodings.RAW)),
                new FramebufferUpdateRequest(true, new Rect(1, 2, 3, 4)),
                new FramebufferUpdateRequest(false, new Rect(5, 6, 7, 8)),
                new KeyEvent(true, 'a'),
                new KeyEvent(false, 'a'),
                new PointerEvent(3, 4, 5),
                new SetDesktopSize(800, 600, monitors),
                new ClientCutText("one\r\ntwo"));
        InOrder order = inOrder(target);
        order.verify(target).setPixelFormat(PixelFormat.COLOUR_MAP_8);
        order.verify(target).setEncodings(List.of(Encodings.ZRLE, Encodings.RAW));
        order.verify(target).requestUpdate(new Rect(1, 2, 3, 4), true);
        order.verify(target).requestUpdate(new Rect(5, 6, 7, 8), false);
        order.verify(target).key('a', 0, true);
        order.verify(target).key('a', 0, false);
        order.verify(target).pointer(3, 4, 5);
        order.verify(target).setDesktopSize(800, 600, monitors);
        order.verify(target).cutText("one\ntwo");
        assertEquals(List.of(), pauses);
    }

    @Test
    void aKeyThatHasNeitherNameNorPlaceIsNone() throws Exception {
        take(
                new QemuExtendedKeyEvent(true, 'a', 0x1e),
                new QemuExtendedKeyEvent(true, 0, 0x1e),
                new QemuExtendedKeyEvent(false, 'a', 0),
                new QemuExtendedKeyEvent(true, 0, 0));
        verify(target).key('a', 0x1e, true);
        verify(target).key(0, 0x1e, true);
        verify(target).key('a', 0, false);
        verify(target, times(3)).key(anyInt(), anyInt(), anyBoolean());
    }

    @Test
    void messagesOfExtendedClipboardAreForThoseWhoListIt() throws Exception {
        when(target.extendsClipboard()).thenReturn(true);
        take(
                new ClientExtendedCutText(new ClipboardMessage.Peek()),
                new ClientExtendedCutText(new ClipboardMessage.Request(1)));
        verify(target).clipboard(new ClipboardMessage.Peek());
        verify(target).textToGive();
        verify(target).clipboard(new ClipboardMessage.Request(1));
    }

    @Test
    void wordsOfAPageAreForThoseWhoListThem() throws Exception {
        CompanionMessage word = CompanionMessage.of("12345");
        assertThrows(ProtocolException.class, () -> take(word));
        verify(target, never()).companion(word);
    }

    @Test
    void wordsOfAPageCostWork() throws Exception {
        CompanionMessage word = CompanionMessage.of("12345");
        when(target.hasCompanion()).thenReturn(true);
        assertEquals(WorkPace.MESSAGE_NANOS + WorkPace.COMPANION_NANOS + WorkPace.BYTE_NANOS * 5, work(word));
        verify(target).companion(word);
    }

    @Test
    void noTextIsTakenOfWhoMayNotGiveIt() throws Exception {
        when(target.takesText()).thenReturn(false);
        take(new ClientCutText("one"));
        verify(target, never()).cutText("one");
    }

    @Test
    void aTextAboveTheLimitIsLeftOut() throws Exception {
        take(new ClientCutText("x".repeat(1001)), new KeyEvent(true, 'a'));
        verify(target).key('a', 0, true);
        verify(target, never()).cutText("x".repeat(1001));
    }

    @Test
    void manyButtonsAreReadOnlyOfWhoMaySendThem() throws Exception {
        when(target.takesManyButtons()).thenReturn(true);
        WireBuffer out = new WireBuffer(16);
        out.u8(5).u8(0x81).u16(3).u16(4).u8(1);
        take(out.toBytes());
        verify(target).pointer(3, 4, 0x81);
    }

    @Test
    void bit7IsAButtonOfWhoMayNotSendMany() throws Exception {
        WireBuffer out = new WireBuffer(16);
        out.u8(5).u8(0x81).u16(3).u16(4);
        new KeyEvent(true, 'a').write(out);
        take(out.toBytes());
        verify(target).pointer(3, 4, 0x81);
        verify(target).key('a', 0, true);
    }

    @Test
    void messagesOfExtendedClipboardBreakTheRulesForThoseWhoDoNotListIt() {
        assertThrows(ProtocolException.class, () -> take(new ClientExtendedCutText(new ClipboardMessage.Peek())));
        verify(target, never()).clipboard(any());
    }

    /** A viewer may say nothing for a day, but not stop in the middle of a message. */
    @Test
    void eachMessageHasItsDeadlineAndThePausesBetweenHaveNone() throws Exception {
        List<Duration> limits = new ArrayList<>();
        Connection noting = new ForwardingConnection(pipe.server()) {
            @Override
            public void readLimit(Duration limit) {
                limits.add(limit);
            }
        };
        WireBuffer out = new WireBuffer(64);
        new KeyEvent(true, 'a').write(out);
        new KeyEvent(false, 'a').write(out);
        pipe.viewer().write(out.view());
        pipe.viewer().close();
        Duration limit = Duration.ofSeconds(7);
        SessionOptions options = SessionOptions.DEFAULT.withMessageTimeout(limit);
        new MessageLoop(noting, target, options, pace, pauses::add).run();
        assertEquals(List.of(limit, Duration.ZERO, limit, Duration.ZERO), limits);
    }

    @Test
    void theFirstWordIsNotedOnce() throws Exception {
        take(new KeyEvent(true, 'a'), new KeyEvent(false, 'a'));
        InOrder order = inOrder(target);
        order.verify(target).greeted();
        order.verify(target).key('a', 0, true);
        verify(target, times(1)).greeted();
    }

    @Test
    void whatIsNoMessageEndsTheSession() {
        assertThrows(ProtocolException.class, () -> take(new byte[] {(byte) 200}));
        assertThrows(IOException.class, () -> take(new byte[] {3, 0}), "the pipe is closed");
    }

    @Test
    void whoMakesTooMuchWorkWaits() throws Exception {
        pace.spend(4_000_000_000L);
        take(new KeyEvent(true, 'a'));
        assertEquals(List.of(4_000_000_000L), pauses);
    }

    /** How much work messages make, in nanoseconds: half of what the next one has to wait. */
    private long work(ClientMessage... messages) throws Exception {
        pace.spend(2_000_000_000L);
        take(messages);
        return pace.waitNanos() / 2;
    }

    @Test
    void anotherFormatCostsThePixelsOfTheScreen() throws Exception {
        assertEquals(
                WorkPace.MESSAGE_NANOS + WorkPace.PIXEL_NANOS * 1_000_000,
                work(new SetPixelFormat(PixelFormat.NATIVE)));
    }

    @Test
    void aListCostsItsNumbers() throws Exception {
        assertEquals(WorkPace.MESSAGE_NANOS + WorkPace.NUMBER_NANOS * 3, work(new SetEncodings(List.of(1, 2, 3))));
    }

    @Test
    void aRequestFromScratchCostsThePixelsThatThereAre() throws Exception {
        assertEquals(
                2 * WorkPace.MESSAGE_NANOS + WorkPace.PIXEL_NANOS * 100,
                work(
                        new FramebufferUpdateRequest(false, new Rect(990, 990, 100, 100)),
                        new FramebufferUpdateRequest(true, SCREEN)));
    }

    @Test
    void aSizeCostsItsPixelsUpToABound() throws Exception {
        assertEquals(
                WorkPace.MESSAGE_NANOS + WorkPace.RESIZE_NANOS + WorkPace.PIXEL_NANOS * 480_000,
                work(new SetDesktopSize(800, 600, List.of())));
    }

    @Test
    void aSizeAboveAllScreensCostsNoMoreThanTheLargest() throws Exception {
        assertEquals(
                WorkPace.MESSAGE_NANOS + WorkPace.RESIZE_NANOS + WorkPace.PIXEL_NANOS * (1 << 26),
                work(new SetDesktopSize(65_535, 65_535, List.of())));
    }

    @Test
    void aTextCostsItsBytes() throws Exception {
        assertEquals(
                WorkPace.MESSAGE_NANOS + (WorkPace.READ_NANOS + WorkPace.BYTE_NANOS) * 5,
                work(new ClientCutText("five!")));
    }

    @Test
    void aTextThatIsAskedForCostsItsCharacters() throws Exception {
        when(target.extendsClipboard()).thenReturn(true);
        when(target.textToGive()).thenReturn(1000);
        assertEquals(
                2 * WorkPace.MESSAGE_NANOS + WorkPace.READ_NANOS * 8 + WorkPace.BYTE_NANOS * 1000,
                work(
                        new ClientExtendedCutText(new ClipboardMessage.Request(1)),
                        new ClientExtendedCutText(new ClipboardMessage.Peek())));
    }
}
