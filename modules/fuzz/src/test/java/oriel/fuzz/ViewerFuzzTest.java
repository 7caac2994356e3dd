package oriel.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.client.Decoders;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncoderProvider;
import oriel.encoding.hextile.HextileProvider;
import oriel.encoding.raw.RawProvider;
import oriel.encoding.tight.TightProvider;
import oriel.encoding.zrle.ZrleProvider;
import oriel.plugin.PluginException;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.ColourMap;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.MonitorArea;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.ServerMessages;
import oriel.rfb.WireBuffer;
import oriel.testkit.EncoderLine;
import oriel.testkit.TestPictures;

/** Any messages for a viewer that has come in. */
class ViewerFuzzTest {

    private static final int SIDE = 48;
    private static final int MOST_MESSAGES = 64;
    private static final List<EncoderProvider> ENCODERS =
            List.of(new RawProvider(), new HextileProvider(), new TightProvider(), new ZrleProvider());

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrObeys(byte[] messages) throws IOException {
        WireBuffer said = new WireBuffer(64)
                .put("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII))
                .u8(1)
                .u8(1)
                .s32(0)
                .u16(SIDE)
                .u16(SIDE);
        PixelFormat.NATIVE.write(said);
        Speaker server = new Speaker(said.s32(0).put(messages).toBytes());
        Viewer viewer = Viewer.connect(server, ViewerOptions.OPEN);
        viewer.setEncodings(List.of(Encodings.EXTENDED_CLIPBOARD));
        try {
            for (int i = 0; i < MOST_MESSAGES; i++) {
                viewer.read();
            }
        } catch (ProtocolException | EOFException expected) {
            return;
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.concat(
                ENCODERS.stream().map(ViewerFuzzTest::pictures), Stream.of(others(), sides(), resized(), colours()));
    }

    private static byte[] pictures(EncoderProvider provider) {
        Framebuffer picture = TestPictures.desktop(SIDE, SIDE);
        WireBuffer out = update(2);
        try (EncoderLine line = EncoderLine.of(
                provider, Seeds.TOOLS, Decoders.of(provider.encoding()).orElseThrow())) {
            for (Rect rect : List.of(picture.bounds(), new Rect(3, 5, 20, 17))) {
                header(out, rect, provider.encoding());
                line.encode(picture, rect, EncodeSettings.lossless(PixelFormat.NATIVE), out);
            }
        } catch (PluginException e) {
            throw new IllegalStateException(e);
        }
        return out.toBytes();
    }

    /** A copy, a cursor, a bell, a text, and an update without a number of rectangles. */
    private static byte[] others() {
        WireBuffer out = update(2);
        header(out, new Rect(8, 8, 20, 20), Encodings.COPY_RECT);
        out.u16(1).u16(2);
        header(out, new Rect(1, 1, 9, 4), Encodings.CURSOR);
        out.zeros(9 * 4 * 4 + 2 * 4);
        out.u8(ServerMessages.BELL).u8(ServerMessages.SERVER_CUT_TEXT).zeros(3);
        out.s32(4).put("text".getBytes(StandardCharsets.US_ASCII));
        out.u8(ServerMessages.FRAMEBUFFER_UPDATE).u8(0).u16(0xffff);
        header(out, new Rect(0, 0, 2, 1), Encodings.RAW);
        out.zeros(8);
        header(out, Rect.EMPTY, Encodings.LAST_RECT);
        return out.toBytes();
    }

    /** Everything that is a rectangle but no pixels, and a clipboard. */
    private static byte[] sides() {
        WireBuffer out = update(9);
        header(out, new Rect(1, 0, 50, 40), Encodings.EXTENDED_DESKTOP_SIZE);
        out.u8(1).zeros(3);
        new MonitorArea(7, new Rect(0, 0, 50, 40), 1).write(out);
        header(out, Rect.EMPTY, Encodings.DESKTOP_NAME);
        out.s32(2).u16(0x6e6e);
        header(out, Rect.EMPTY, Encodings.QEMU_LED_STATE);
        out.u8(5);
        header(out, Rect.EMPTY, Encodings.VMWARE_LED_STATE);
        out.s32(5);
        header(out, Rect.EMPTY, Encodings.EXTENDED_MOUSE_BUTTONS);
        header(out, new Rect(3, 4, 0, 0), Encodings.POINTER_POS);
        header(out, new Rect(1, 1, 9, 4), Encodings.X_CURSOR);
        out.zeros(6 + 2 * 2 * 4);
        header(out, new Rect(1, 1, 2, 2), Encodings.CURSOR_WITH_ALPHA);
        out.s32(Encodings.RAW).s32(0x01020304).s32(-1).zeros(8);
        header(out, new Rect(0, 0, 2, 1), Encodings.VMWARE_CURSOR);
        out.u16(0).zeros(16);
        out.u8(ServerMessages.SERVER_CUT_TEXT).zeros(3);
        new ClipboardMessage.Provide(Optional.of("text")).write(out);
        return out.toBytes();
    }

    private static byte[] resized() {
        WireBuffer out = update(2);
        header(out, new Rect(0, 0, 60, 10), Encodings.DESKTOP_SIZE);
        header(out, new Rect(50, 0, 10, 10), Encodings.RRE);
        out.s32(1).zeros(4).s32(0xffffff).u16(1).u16(1).u16(5).u16(6);
        return out.toBytes();
    }

    private static byte[] colours() {
        WireBuffer out = new WireBuffer(2000);
        ColourMap.write(out);
        return out.toBytes();
    }

    private static WireBuffer update(int rects) {
        return new WireBuffer(1 << 10)
                .u8(ServerMessages.FRAMEBUFFER_UPDATE)
                .u8(0)
                .u16(rects);
    }

    private static void header(WireBuffer out, Rect rect, int encoding) {
        out.u16(rect.x()).u16(rect.y()).u16(rect.width()).u16(rect.height()).s32(encoding);
    }
}
