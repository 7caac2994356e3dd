package oriel.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
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
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.MonitorArea;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.Agreement;
import oriel.rfb.message.Bell;
import oriel.rfb.message.Bitmap;
import oriel.rfb.message.CopyRect;
import oriel.rfb.message.Cursor;
import oriel.rfb.message.CursorWithAlpha;
import oriel.rfb.message.DesktopName;
import oriel.rfb.message.DesktopSize;
import oriel.rfb.message.ExtendedDesktopSize;
import oriel.rfb.message.FramebufferUpdate;
import oriel.rfb.message.LastRect;
import oriel.rfb.message.PointerMotion;
import oriel.rfb.message.PointerPos;
import oriel.rfb.message.ProtocolVersion;
import oriel.rfb.message.PseudoRect;
import oriel.rfb.message.QemuLedState;
import oriel.rfb.message.RectangleHeader;
import oriel.rfb.message.SecurityResult;
import oriel.rfb.message.SecurityTypeList;
import oriel.rfb.message.ServerCutText;
import oriel.rfb.message.ServerExtendedCutText;
import oriel.rfb.message.ServerInit;
import oriel.rfb.message.SetColourMapEntries;
import oriel.rfb.message.VmwareAlphaCursor;
import oriel.rfb.message.VmwareClassicCursor;
import oriel.rfb.message.VmwareLedState;
import oriel.rfb.message.XCursor;
import oriel.testkit.EncoderLine;
import oriel.testkit.TestPictures;

/** Any messages for a viewer that has come in. */
class ViewerFuzzTest {

    private static final int SIDE = 48;
    private static final int MAX_MESSAGES = 64;
    private static final List<EncoderProvider> ENCODERS =
            List.of(new RawProvider(), new HextileProvider(), new TightProvider(), new ZrleProvider());

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrObeys(byte[] messages) throws IOException {
        WireBuffer said = new WireBuffer(64);
        ProtocolVersion.V3_8.write(said);
        SecurityTypeList.of(List.of(SecurityTypes.NONE)).write(said);
        SecurityResult.ADMITTED.write(said);
        new ServerInit(SIDE, SIDE, PixelFormat.NATIVE, "").write(said);
        Speaker server = new Speaker(said.put(messages).toBytes());
        Viewer viewer = Viewer.connect(server, ViewerOptions.OPEN);
        viewer.setEncodings(List.of(Encodings.EXTENDED_CLIPBOARD));
        try {
            for (int i = 0; i < MAX_MESSAGES; i++) {
                viewer.read();
            }
        } catch (ProtocolException | EOFException expected) {
            return;
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.concat(
                ENCODERS.stream().map(ViewerFuzzTest::pictures),
                Stream.of(others(), pseudoRects(), resized(), colours()));
    }

    private static byte[] pictures(EncoderProvider provider) {
        Framebuffer picture = TestPictures.desktop(SIDE, SIDE);
        WireBuffer out = update(2);
        try (EncoderLine line = EncoderLine.of(
                provider, Seeds.TOOLS, Decoders.of(provider.encoding()).orElseThrow())) {
            for (Rect rect : List.of(picture.bounds(), new Rect(3, 5, 20, 17))) {
                new RectangleHeader(rect, provider.encoding()).write(out);
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
        new CopyRect(new Rect(8, 8, 20, 20), 1, 2).write(out);
        Rect shape = new Rect(1, 1, 9, 4);
        new Cursor(shape, new byte[9 * 4 * 4], new Bitmap(9, 4, new byte[8])).write(out);
        new Bell().write(out);
        new ServerCutText("text").write(out);
        new FramebufferUpdate(FramebufferUpdate.UNCOUNTED).write(out);
        new RectangleHeader(new Rect(0, 0, 2, 1), Encodings.RAW).write(out);
        new LastRect().write(out.zeros(8));
        return out.toBytes();
    }

    /** Everything that is a rectangle but no pixels, and a clipboard. */
    private static byte[] pseudoRects() {
        MonitorArea monitor = new MonitorArea(7, new Rect(0, 0, 50, 40), 1);
        Bitmap bitmap = new Bitmap(9, 4, new byte[8]);
        List<PseudoRect> rects = List.of(
                new ExtendedDesktopSize(1, 0, 50, 40, List.of(monitor)),
                new DesktopName("nn"),
                new QemuLedState(5),
                new VmwareLedState(5),
                new Agreement(Encodings.EXTENDED_MOUSE_BUTTONS),
                new PointerPos(3, 4),
                new PointerMotion(false),
                new XCursor(new Rect(1, 1, 9, 4), 0, 0, bitmap, bitmap),
                new CursorWithAlpha(new Rect(1, 1, 2, 2), new int[] {0x04010203, -1, 0, 0}),
                new VmwareAlphaCursor(new Rect(0, 0, 1, 1), new int[] {0x04010203}),
                new VmwareClassicCursor(new Rect(0, 0, 2, 1), new byte[8], new byte[8]));
        WireBuffer out = update(rects.size());
        rects.forEach(rect -> rect.write(out));
        new ServerExtendedCutText(new ClipboardMessage.Provide(Optional.of("text"))).write(out);
        return out.toBytes();
    }

    private static byte[] resized() {
        WireBuffer out = update(2);
        new DesktopSize(60, 10).write(out);
        new RectangleHeader(new Rect(50, 0, 10, 10), Encodings.RRE).write(out);
        out.s32(1).zeros(4).s32(0xffffff).u16(1).u16(1).u16(5).u16(6);
        return out.toBytes();
    }

    private static byte[] colours() {
        WireBuffer out = new WireBuffer(2000);
        SetColourMapEntries.ALL.write(out);
        return out.toBytes();
    }

    private static WireBuffer update(int rects) {
        WireBuffer out = new WireBuffer(1 << 10);
        new FramebufferUpdate(rects).write(out);
        return out;
    }
}
