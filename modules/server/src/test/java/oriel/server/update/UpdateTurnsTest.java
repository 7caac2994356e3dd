package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.CursorImage;
import oriel.plugin.Configured;
import oriel.rfb.Encodings;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;
import oriel.scenes.Photo;
import oriel.server.event.SessionId;
import oriel.server.flow.NanoClock;
import oriel.server.options.EncodingOptions;
import oriel.server.options.FrameRates;
import oriel.server.options.NetworkProfile;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.ScreenEvents;
import oriel.server.screen.ScreenFeed;
import oriel.server.viewer.ClientParams;
import oriel.testkit.MemoryPipe;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** A writer and its viewer, turn by turn: what comes, and that nothing else comes before it. */
@Timeout(30)
class UpdateTurnsTest {

    private static final Rect SCREEN = new Rect(0, 0, 128, 96);
    private static final Rect DOT = new Rect(40, 40, 3, 2);

    private final PaintedScreen painted = new PaintedScreen(SCREEN.width(), SCREEN.height());
    private final MemoryPipe pipe = new MemoryPipe(1 << 20);
    private final WireReader in = new WireReader(pipe.viewer());
    private final WriterInput input = new WriterInput(new SessionId(1), true, NanoClock.SYSTEM);
    private final ScreenFeed feed;
    private UpdateContext context;
    private Thread writer;
    private ClientParams params = ClientParams.INITIAL;

    UpdateTurnsTest() throws Exception {
        feed = new ScreenFeed(
                Configured.plain(painted),
                1,
                new ScreenEvents() {
                    @Override
                    public void desktopChanged() {
                        input.wake();
                    }

                    @Override
                    public void clipboardChanged(String text) {}

                    @Override
                    public void bell() {}
                },
                NanoClock.SYSTEM);
        feed.start();
    }

    private void start(UpdateOptions options) {
        context = UpdateContext.of(
                feed,
                Parts.encoders(),
                Parts.tools(),
                options.withRates(new FrameRates(1000, 1000, 1000)),
                NanoClock.SYSTEM);
        UpdateLoop loop = new UpdateLoop(pipe.server(), input, context, SCREEN, NetworkProfile.LOCALHOST);
        writer = new Thread(() -> {
            try {
                loop.run();
            } catch (IOException | InterruptedException e) {
                pipe.server().close();
            }
        });
        writer.start();
    }

    private void start() {
        start(UpdateOptions.DEFAULT);
    }

    @AfterEach
    void close() throws Exception {
        input.close();
        writer.join();
        feed.close();
        context.close();
    }

    private void lists(Integer... encodings) {
        params = params.withEncodings(List.of(encodings));
        input.params(params);
    }

    private void paint(Rect area, int colour) {
        painted.paint(picture -> {
            picture.fill(area, colour);
            return area;
        });
    }

    /** The rectangles of the next update; pixels must be Raw. */
    private List<String> update() throws IOException {
        assertEquals(0, in.u8(), "an update");
        in.u8();
        List<String> rectangles = new ArrayList<>();
        for (int left = in.u16(); left > 0; left--) {
            Rect rect = Rect.read(in);
            int encoding = in.s32();
            if (encoding == Encodings.RAW) {
                in.skip((int) rect.area() * params.format().bytesPerPixel());
            } else if (encoding == Encodings.COPY_RECT) {
                in.skip(4);
            } else if (encoding == Encodings.CURSOR) {
                in.skip((int) rect.area() * 4 + (rect.width() + 7) / 8 * rect.height());
            }
            rectangles.add(rect.x() + "," + rect.y() + " " + rect.width() + "x" + rect.height() + " "
                    + Encodings.name(encoding));
        }
        return rectangles;
    }

    private List<String> first() throws IOException {
        lists(Encodings.RAW, Encodings.CURSOR, Encodings.DESKTOP_SIZE);
        input.request(SCREEN, false);
        return update();
    }

    private static String raw(Rect rect) {
        return rect.x() + "," + rect.y() + " " + rect.width() + "x" + rect.height() + " "
                + Encodings.name(Encodings.RAW);
    }

    private static String cursor() {
        return "0,0 12x19 " + Encodings.name(Encodings.CURSOR);
    }

    @Test
    void theFirstUpdateHoldsAllAndTheNextWhatHasChanged() throws Exception {
        start();
        assertEquals(List.of(cursor(), raw(SCREEN)), first());
        assertEquals(1, context.counters().updates());
        input.request(SCREEN, true);
        paint(DOT, 7);
        List<String> changed = update();
        assertEquals(1, changed.size());
        assertTrue(changed.get(0).endsWith(" " + Encodings.name(Encodings.RAW)), changed.toString());
        input.request(DOT, false);
        assertEquals(List.of(raw(DOT)), update());
        assertEquals(3, context.counters().updates());
    }

    @Test
    void nothingIsSentThatNobodyAskedFor() throws Exception {
        start();
        first();
        paint(DOT, 7);
        input.pending().bell();
        assertEquals(2, in.u8(), "the bell, and no update before it");
        input.request(new Rect(0, 0, 16, 16), true);
        paint(new Rect(1, 1, 4, 4), 9);
        assertFalse(update().toString().contains("40,40"), "not asked for");
        input.request(SCREEN, true);
        assertTrue(update().toString().contains("40,40"));
    }

    @Test
    void anotherFormatHasAllSentAgainAndAFormatOfColoursTellsThem() throws Exception {
        start();
        first();
        params = params.withFormat(PixelFormat.COLOUR_MAP_8);
        input.params(params);
        input.request(SCREEN, true);
        assertEquals(1, in.u8(), "SetColourMapEntries");
        in.u8();
        in.u16();
        in.skip(in.u16() * 6);
        assertEquals(0, in.u8());
        in.u8();
        assertEquals(2, in.u16(), "the cursor and all pixels");
        Rect shape = Rect.read(in);
        assertEquals(Encodings.CURSOR, in.s32());
        in.skip((int) shape.area() + (shape.width() + 7) / 8 * shape.height());
        assertEquals(SCREEN, Rect.read(in));
        assertEquals(Encodings.RAW, in.s32());
        in.skip((int) SCREEN.area());
        params = params.withFormat(PixelFormat.NATIVE);
        input.params(params);
        input.request(SCREEN, true);
        assertEquals(List.of(cursor(), raw(SCREEN)), update(), "without a map");
    }

    @Test
    void anotherSizeIsToldAloneAndThenAllOfThePicture() throws Exception {
        start();
        first();
        input.request(SCREEN, true);
        painted.resize(64, 48);
        assertEquals(List.of("0,0 64x48 " + Encodings.name(Encodings.DESKTOP_SIZE)), update());
        input.request(SCREEN, true);
        assertEquals(List.of("0,0 64x48 " + Encodings.name(Encodings.RAW)), update());
    }

    @Test
    void aCursorOfAnotherShapeIsToldWithoutPixels() throws Exception {
        start();
        first();
        input.request(SCREEN, true);
        painted.listener().cursorChanged(CursorImage.HIDDEN);
        assertEquals(List.of("0,0 0x0 " + Encodings.name(Encodings.CURSOR)), update());
    }

    @Test
    void aDrawnCursorIsSentWhereItWasAndWhereItIs() throws Exception {
        start();
        lists(Encodings.RAW);
        input.request(SCREEN, false);
        assertEquals(List.of(raw(SCREEN)), update());
        input.request(SCREEN, true);
        painted.listener().cursorMoved(100, 60);
        String moved = update().toString();
        assertTrue(moved.contains("0,0 ") && moved.contains("100,60 "), moved);
    }

    @Test
    void aPageThatScrollsIsCopiedByTheViewer() throws Exception {
        start();
        painted.paint(picture -> {
            for (int i = 0; i < picture.pixels().length; i++) {
                picture.pixels()[i] = i * 0x9e3779b1 >>> 8;
            }
            return picture.bounds();
        });
        lists(Encodings.COPY_RECT, Encodings.RAW, Encodings.CURSOR);
        input.request(SCREEN, false);
        update();
        input.request(SCREEN, true);
        painted.paint(picture -> {
            System.arraycopy(picture.pixels(), 8 * 128, picture.pixels(), 0, 88 * 128);
            return picture.bounds();
        });
        List<String> scrolled = update();
        assertEquals("0,0 128x88 " + Encodings.name(Encodings.COPY_RECT), scrolled.get(0));
    }

    @Test
    void aViewerThatLeavesEndsTheWriterInTheMiddleOfAWait() throws Exception {
        start();
        first();
        input.request(SCREEN, true);
        input.close();
        writer.join();
        assertEquals(Optional.empty(), input.take(true));
    }

    @Test
    void whatWasSentWithLossIsSentAgainWhenItIsQuiet() throws Exception {
        start(UpdateOptions.DEFAULT.withEncoding(
                EncodingOptions.DEFAULT.withRefreshAfter(Optional.of(Duration.ofMillis(20)))));
        painted.paint(picture -> {
            picture.copyFrom(new Photo(3).draw(picture.width(), picture.height()), picture.bounds());
            return picture.bounds();
        });
        lists(Encodings.TIGHT, Encodings.CURSOR, Encodings.QUALITY_LEVEL_0 + 5);
        input.request(SCREEN, false);
        assertEquals(List.of(cursor(), "0,0 128x96 " + Encodings.name(Encodings.TIGHT)), tight());
        input.request(SCREEN, true);
        assertEquals(List.of("0,0 128x96 " + Encodings.name(Encodings.TIGHT)), tight());
    }

    /** The same of an update of which each rectangle of pixels is one of Tight, which is skipped. */
    private List<String> tight() throws IOException {
        assertEquals(0, in.u8(), "an update");
        in.u8();
        List<String> rectangles = new ArrayList<>();
        for (int left = in.u16(); left > 0; left--) {
            Rect rect = Rect.read(in);
            int encoding = in.s32();
            if (encoding == Encodings.CURSOR) {
                in.skip((int) rect.area() * 4 + (rect.width() + 7) / 8 * rect.height());
            } else {
                int control = in.u8();
                if (control >> 4 < 8 && (control >> 4 & 4) != 0) {
                    in.u8();
                }
                int length = 0;
                int shift = 0;
                int part;
                do {
                    part = in.u8();
                    length |= (part & 0x7f) << shift;
                    shift += 7;
                } while (part >= 0x80);
                in.skip(length);
            }
            rectangles.add(rect.x() + "," + rect.y() + " " + rect.width() + "x" + rect.height() + " "
                    + Encodings.name(encoding));
        }
        return rectangles;
    }
}
