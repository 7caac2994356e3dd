package oriel.server.session;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.capture.Resizer;
import oriel.encoding.EncoderTools;
import oriel.fuzz.Speaker;
import oriel.plugin.Configured;
import oriel.plugin.PluginException;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.rfb.MonitorArea;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.ClientCutText;
import oriel.rfb.message.ClientExtendedCutText;
import oriel.rfb.message.ClientFence;
import oriel.rfb.message.ClientMessage;
import oriel.rfb.message.ClientXvp;
import oriel.rfb.message.CompanionMessage;
import oriel.rfb.message.EnableContinuousUpdates;
import oriel.rfb.message.Fence;
import oriel.rfb.message.FramebufferUpdateRequest;
import oriel.rfb.message.KeyEvent;
import oriel.rfb.message.PointerEvent;
import oriel.rfb.message.QemuAudioRequest;
import oriel.rfb.message.QemuExtendedKeyEvent;
import oriel.rfb.message.SetDesktopSize;
import oriel.rfb.message.SetEncodings;
import oriel.rfb.message.SetPixelFormat;
import oriel.security.Right;
import oriel.server.event.Companion;
import oriel.server.event.LineInfo;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.server.flow.NanoClock;
import oriel.server.flow.WorkPace;
import oriel.server.input.InputRouter;
import oriel.server.options.InputPolicy;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.ScreenEvents;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.UpdateContext;
import oriel.server.update.WriterInput;
import oriel.testkit.PaintedScreen;
import oriel.transport.Peer;

/** Any messages of a viewer that may do everything. */
class MessagesFuzzTest {

    private static final SessionInfo MANAGER = new SessionInfo(
            new SessionId(1),
            new Peer(new InetSocketAddress(1), true, true),
            "",
            1,
            Right.FULL,
            Duration.ZERO,
            0,
            0,
            LineInfo.UNKNOWN);

    private final PaintedScreen screen = new PaintedScreen(64, 48).resizing(Resizer.Outcome.INVALID_LAYOUT);
    private final ScreenFeed feed = new ScreenFeed(Configured.plain(screen), 1.0, new Deaf(), NanoClock.SYSTEM);
    private final UpdateContext updates =
            UpdateContext.of(feed, List.of(), EncoderTools.BASIC, UpdateOptions.DEFAULT, NanoClock.SYSTEM);
    private final SessionContext context = new SessionContext(
            ServerOptions.named("fuzz"),
            peer -> List.of(),
            updates,
            new InputRouter(feed, InputPolicy.SHARED, NanoClock.SYSTEM),
            new CompanionCalls(new Reader(), id -> Optional.of(MANAGER)));

    MessagesFuzzTest() throws PluginException {}

    @AfterEach
    void close() {
        context.input().close();
        updates.close();
        feed.close();
    }

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrObeys(byte[] messages) throws IOException, InterruptedException {
        MessageTarget target = new MessageTarget(
                new SessionId(1),
                Right.FULL,
                new WriterInput(new SessionId(1), true, NanoClock.SYSTEM),
                context,
                text -> {});
        try {
            WorkPace pace = new WorkPace(() -> 0);
            new MessageLoop(new Speaker(messages), target, SessionOptions.DEFAULT, pace, nanos -> {}).run();
        } catch (ProtocolException | EOFException expected) {
            return;
        } finally {
            context.input().leave(new SessionId(1));
            while (!screen.isQuiet()) {
                screen.nextEvent();
            }
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                bytes(new SetPixelFormat(PixelFormat.NATIVE)),
                bytes(new SetPixelFormat(PixelFormat.COLOUR_MAP_8)),
                bytes(new SetPixelFormat(
                        PixelFormat.trueColour(16, 16, true, PixelFormat.channels(31, 11, 63, 5, 31, 0)))),
                bytes(encodings(Encodings.TIGHT, Encodings.RAW, Encodings.QUALITY_LEVEL_0 + 6, Encodings.DESKTOP_SIZE)),
                input(),
                bytes(new ClientCutText("two\r\nlines")),
                extendedInput(),
                sizes(),
                clipboards(),
                companion(),
                extensions());
    }

    private static byte[] bytes(ClientMessage... messages) {
        WireBuffer out = new WireBuffer(64);
        Stream.of(messages).forEach(message -> message.write(out));
        return out.toBytes();
    }

    private static SetEncodings encodings(Integer... numbers) {
        return new SetEncodings(List.of(numbers));
    }

    private static byte[] input() {
        return bytes(
                new FramebufferUpdateRequest(true, new Rect(0, 0, 64, 48)),
                new KeyEvent(true, 0x61),
                new PointerEvent(70, 3, 9),
                new KeyEvent(false, 0x61));
    }

    private static byte[] extendedInput() {
        return bytes(
                encodings(Encodings.QEMU_EXTENDED_KEY, Encodings.EXTENDED_MOUSE_BUTTONS),
                new QemuExtendedKeyEvent(true, 0x61, 30),
                new PointerEvent(1, 2, 0x181, true),
                encodings(Encodings.QEMU_POINTER_MOTION, Encodings.ORIEL_COMPANION),
                new PointerEvent(0, 0xffff, 1));
    }

    private static byte[] sizes() {
        return bytes(
                encodings(Encodings.EXTENDED_DESKTOP_SIZE),
                new SetDesktopSize(
                        80,
                        60,
                        List.of(
                                new MonitorArea(1, new Rect(0, 0, 40, 60), 0),
                                new MonitorArea(2, new Rect(40, 0, 40, 50), 7))));
    }

    private static byte[] clipboards() {
        return bytes(
                encodings(Encodings.EXTENDED_CLIPBOARD),
                new ClientExtendedCutText(
                        new ClipboardMessage.Caps(ClipboardMessage.ACTIONS | ClipboardMessage.FORMATS, 1 << 20)),
                new ClientExtendedCutText(new ClipboardMessage.Notify(ClipboardMessage.TEXT)),
                new ClientExtendedCutText(new ClipboardMessage.Request(ClipboardMessage.TEXT)),
                new ClientExtendedCutText(new ClipboardMessage.Peek()),
                new ClientExtendedCutText(new ClipboardMessage.Provide(Optional.of("\u20ac\n"))));
    }

    private static byte[] companion() {
        return bytes(
                encodings(Encodings.ORIEL_COMPANION),
                CompanionMessage.of("{}"),
                new CompanionMessage(CompanionMessage.BINARY, new byte[9]));
    }

    /** What is not offered: each ends the connection. */
    private static byte[] extensions() {
        return bytes(
                new ClientFence(new Fence(Fence.REQUEST, "0102")),
                new EnableContinuousUpdates(true, new Rect(0, 0, 64, 48)),
                new ClientXvp(1, 2),
                new QemuAudioRequest(
                        QemuAudioRequest.SET_FORMAT, Optional.of(new QemuAudioRequest.Form(3, 2, 44_100))));
    }

    /** Reads what a page says. */
    private static final class Reader implements Companion {

        @Override
        public void opened(SessionInfo session) {}

        @Override
        public void received(SessionInfo session, CompanionMessage message) {
            message.text();
        }
    }

    /** Hears nothing. */
    private static final class Deaf implements ScreenEvents {

        @Override
        public void desktopChanged() {}

        @Override
        public void clipboardChanged(String text) {}

        @Override
        public void bell() {}
    }
}
