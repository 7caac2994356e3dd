package oriel.server.session;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import oriel.rfb.ClientMessages;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.rfb.MonitorArea;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.security.Right;
import oriel.server.InputPolicy;
import oriel.server.ServerOptions;
import oriel.server.SessionOptions;
import oriel.server.UpdateOptions;
import oriel.server.input.InputRouter;
import oriel.server.screen.ScreenEvents;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.Outbox;
import oriel.server.update.UpdateContext;
import oriel.server.update.UpdateCounters;
import oriel.testkit.PaintedScreen;

/** Any messages of a viewer that may do everything. */
class MessagesFuzzTest {

    private final PaintedScreen screen = new PaintedScreen(64, 48).resizing(Resizer.Outcome.INVALID_LAYOUT);
    private final ScreenFeed feed = new ScreenFeed(Configured.plain(screen), 1.0, new Deaf());
    private final UpdateContext updates =
            UpdateContext.of(feed, List.of(), EncoderTools.BASIC, UpdateOptions.DEFAULT, new UpdateCounters());
    private final SessionContext context = new SessionContext(
            ServerOptions.named("fuzz"), List.of(), updates, new InputRouter(feed, InputPolicy.SHARED));

    MessagesFuzzTest() throws PluginException {}

    @AfterEach
    void close() {
        updates.close();
        feed.close();
    }

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrObeys(byte[] messages) throws IOException, InterruptedException {
        MessageTarget target = new MessageTarget(1, Right.FULL, new Outbox(true), context, text -> {});
        try {
            WorkPace pace = new WorkPace(() -> 0, nanos -> {});
            new MessageLoop(new Speaker(messages), target, SessionOptions.DEFAULT, pace).run();
        } catch (ProtocolException | EOFException expected) {
            return;
        } finally {
            context.input().leave(1);
            while (!screen.isQuiet()) {
                screen.nextEvent();
            }
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                pixelFormat(PixelFormat.NATIVE),
                pixelFormat(PixelFormat.COLOUR_MAP_8),
                pixelFormat(PixelFormat.trueColour(16, 16, true, PixelFormat.channels(31, 11, 63, 5, 31, 0))),
                encodings(Encodings.TIGHT, Encodings.RAW, Encodings.QUALITY_LEVEL_0 + 6, Encodings.DESKTOP_SIZE),
                input(),
                cutText("two\r\nlines"),
                extendedInput(),
                sizes(),
                clipboards());
    }

    private static byte[] pixelFormat(PixelFormat format) {
        WireBuffer out = new WireBuffer(20).u8(ClientMessages.SET_PIXEL_FORMAT).zeros(3);
        format.write(out);
        return out.toBytes();
    }

    private static byte[] encodings(int... numbers) {
        WireBuffer out =
                new WireBuffer(64).u8(ClientMessages.SET_ENCODINGS).u8(0).u16(numbers.length);
        for (int number : numbers) {
            out.s32(number);
        }
        return out.toBytes();
    }

    private static byte[] input() {
        return new WireBuffer(64)
                .u8(ClientMessages.FRAMEBUFFER_UPDATE_REQUEST)
                .u8(1)
                .u16(0)
                .u16(0)
                .u16(64)
                .u16(48)
                .u8(ClientMessages.KEY_EVENT)
                .u8(1)
                .u16(0)
                .s32(0x61)
                .u8(ClientMessages.POINTER_EVENT)
                .u8(9)
                .u16(70)
                .u16(3)
                .u8(ClientMessages.KEY_EVENT)
                .u8(0)
                .u16(0)
                .s32(0x61)
                .toBytes();
    }

    private static byte[] extendedInput() {
        return new WireBuffer(64)
                .put(encodings(Encodings.QEMU_EXTENDED_KEY, Encodings.EXTENDED_MOUSE_BUTTONS))
                .u8(ClientMessages.QEMU)
                .u8(ClientMessages.QEMU_EXTENDED_KEY_EVENT)
                .u16(1)
                .s32(0x61)
                .s32(30)
                .u8(ClientMessages.POINTER_EVENT)
                .u8(0x81)
                .u16(1)
                .u16(2)
                .u8(3)
                .toBytes();
    }

    private static byte[] sizes() {
        WireBuffer out = new WireBuffer(64)
                .put(encodings(Encodings.EXTENDED_DESKTOP_SIZE))
                .u8(ClientMessages.SET_DESKTOP_SIZE)
                .u8(0)
                .u16(80)
                .u16(60)
                .u8(2)
                .u8(0);
        new MonitorArea(1, new Rect(0, 0, 40, 60), 0).write(out);
        new MonitorArea(2, new Rect(40, 0, 40, 50), 7).write(out);
        return out.toBytes();
    }

    private static byte[] clipboards() {
        WireBuffer out = new WireBuffer(64).put(encodings(Encodings.EXTENDED_CLIPBOARD));
        List.of(
                        new ClipboardMessage.Caps(ClipboardMessage.ACTIONS | ClipboardMessage.FORMATS, 1 << 20),
                        new ClipboardMessage.Notify(ClipboardMessage.TEXT),
                        new ClipboardMessage.Request(ClipboardMessage.TEXT),
                        new ClipboardMessage.Peek(),
                        new ClipboardMessage.Provide(Optional.of("\u20ac\n")))
                .forEach(message ->
                        message.write(out.u8(ClientMessages.CLIENT_CUT_TEXT).zeros(3)));
        return out.toBytes();
    }

    private static byte[] cutText(String text) {
        byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
        return new WireBuffer(64)
                .u8(ClientMessages.CLIENT_CUT_TEXT)
                .zeros(3)
                .s32(latin1.length)
                .put(latin1)
                .toBytes();
    }

    /** Hears nothing. */
    private static final class Deaf implements ScreenEvents {

        @Override
        public void pictureChanged() {}

        @Override
        public void cursorChanged() {}

        @Override
        public void locksChanged() {}

        @Override
        public void clipboardChanged(String text) {}

        @Override
        public void bell() {}
    }
}
