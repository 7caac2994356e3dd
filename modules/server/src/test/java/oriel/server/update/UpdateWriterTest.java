package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import oriel.encoding.EncoderTools;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.CopyRect;
import oriel.rfb.message.PointerPos;
import oriel.server.encode.EncodingChooser;
import oriel.server.encode.EncodingOrder;
import oriel.server.encode.EncodingPreferences;
import oriel.server.encode.KeptEncoders;
import oriel.server.event.EncodingCount;
import oriel.server.options.EncodingOptions;
import oriel.server.options.LanRules;
import oriel.server.options.NetworkProfile;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.CursorState;
import oriel.server.screen.ScreenFeed;
import oriel.server.screen.SharedFramebuffer;
import oriel.server.update.UpdateWriter.Written;
import oriel.server.viewer.ClientParams;
import oriel.testkit.Parts;
import oriel.transport.Connection;

/** An update on the wire: what it holds, in which order, how it is counted, and what it is copied from. */
class UpdateWriterTest {

    private static final Rect SMALL = new Rect(0, 0, 64, 48);

    /** So many pixels that they are copied in two parts. */
    private static final Rect LARGE = new Rect(0, 0, 2048, 768);

    private static final ClientParams PLAIN = ClientParams.INITIAL;
    private static final ClientParams UNCOUNTED = PLAIN.withEncodings(List.of(Encodings.LAST_RECT));

    private final AtomicLong nanos = new AtomicLong();
    private final WireBuffer sent = new WireBuffer(1 << 12);
    private final List<Integer> pieces = new ArrayList<>();
    private final UpdateContext context = UpdateContext.of(
            mock(ScreenFeed.class),
            Parts.encoders(),
            EncoderTools.BASIC,
            UpdateOptions.DEFAULT.withEncoding(
                    EncodingOptions.DEFAULT.withThreads(3).withLanRules(Optional.of(LanRules.DEFAULT))),
            () -> nanos.getAndAdd(1_000_000_000));
    private final FramebufferPool store = new FramebufferPool(1);
    private final Company company = new Company(context.encoders(), context.shared());
    private final EncodingChooser chooser = new EncodingChooser(
            context.encoders(),
            context.segmenters(),
            context.options().encoding(),
            NetworkProfile.LAN,
            EncodingOrder.OF_VIEWER);
    private final UpdateWriter writer = new UpdateWriter(
            context,
            chooser,
            new KeptEncoders(context.encoders()),
            new ViewerOutput(connection(), context.counters(), () -> 0));

    @AfterEach
    void close() {
        writer.close();
        company.close();
        context.close();
    }

    private Connection connection() {
        Connection connection = mock(Connection.class);
        try {
            doAnswer(call -> {
                        ByteBuffer source = call.getArgument(0);
                        byte[] bytes = new byte[source.remaining()];
                        source.get(bytes);
                        pieces.add(bytes.length);
                        return sent.put(bytes);
                    })
                    .when(connection)
                    .write(any());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return connection;
    }

    private static SharedFramebuffer shared(Rect bounds) {
        SharedFramebuffer shared = new SharedFramebuffer(bounds.width(), bounds.height());
        capture(shared, IntStream.range(0, (int) bounds.area()).toArray());
        return shared;
    }

    /** Each pixel has its own colour, which is its number. */
    private static void capture(SharedFramebuffer shared, int[] pixels) {
        shared.begin();
        shared.pixels(
                shared.picture().bounds(),
                IntBuffer.wrap(pixels),
                0,
                shared.picture().width());
        shared.end();
    }

    private PictureCopier copier(SharedFramebuffer shared) {
        return new PictureCopier(store, shared, CursorState.HIDDEN, company, false);
    }

    private static Update update(ClientParams params, PictureCopier copier, Pixels pixels, Rect screen) {
        return new Update(params, screen, List.of(), List.of(), pixels, Optional.of(copier), Optional.empty());
    }

    /** A rectangle of Raw, with its first and its last pixel. */
    private String next(ByteBuffer in) {
        Rect rect = new Rect(in.getShort(), in.getShort(), in.getShort(), in.getShort());
        int encoding = in.getInt();
        if (encoding != Encodings.RAW) {
            in.position(in.position() + (encoding == Encodings.COPY_RECT ? 4 : 0));
            return Encodings.name(encoding);
        }
        int first = Integer.reverseBytes(in.getInt());
        in.position(in.position() + (int) rect.area() * 4 - 8);
        int last = Integer.reverseBytes(in.getInt());
        return rect.x() + "," + rect.y() + " " + rect.width() + "x" + rect.height() + " " + first + "-" + last;
    }

    private List<String> rectangles(ByteBuffer in) {
        List<String> rectangles = new ArrayList<>();
        while (in.hasRemaining()) {
            rectangles.add(next(in));
        }
        return rectangles;
    }

    private ByteBuffer sent() {
        return ByteBuffer.wrap(sent.toBytes());
    }

    @Test
    void holdsWhatIsCopiedThenWhatHasNoPixelsThenPixels() throws Exception {
        PictureCopier copier = copier(shared(SMALL));
        Pixels pixels = copier.copyFirst(List.of(new Rect(1, 0, 2, 2), new Rect(10, 1, 3, 1)));
        Written written = writer.write(new Update(
                PLAIN,
                SMALL,
                List.of(new CopyRect(new Rect(0, 0, 4, 4), 8, 8)),
                List.of(new PointerPos(3, 4)),
                pixels,
                Optional.of(copier),
                Optional.empty()));
        ByteBuffer in = sent();
        assertEquals(4, in.getInt());
        assertEquals(
                List.of(
                        Encodings.name(Encodings.COPY_RECT),
                        Encodings.name(Encodings.POINTER_POS),
                        "1,0 2x2 1-66",
                        "10,1 3x1 74-76"),
                rectangles(in));
        assertEquals(List.of(), written.lost());
        assertEquals(7, written.pixels());
        assertEquals(sent.size(), written.bytes());
        assertEquals(0, written.lossyBytes());
        assertEquals(1, pieces.size());
        assertEquals(sent.size(), context.counters().bytes());
        assertEquals(
                List.of(
                        new EncodingCount(Encodings.name(Encodings.COPY_RECT), 1, 12 + 4),
                        new EncodingCount(Encodings.name(Encodings.RAW), 2, 12 + 2 * 2 * 4 + 12 + 3 * 4)),
                context.counters().encodings());
    }

    @Test
    void mayHoldNoPixels() throws Exception {
        writer.write(Update.of(UNCOUNTED, SMALL, List.of(new PointerPos(3, 4))));
        ByteBuffer in = sent();
        assertEquals(1, in.getInt());
        assertEquals(List.of(Encodings.name(Encodings.POINTER_POS)), rectangles(in));
    }

    @Test
    void isSentInPartsWhileItIsEncoded() throws Exception {
        PictureCopier copier = copier(shared(LARGE));
        List<Rect> areas = copier.pieces(List.of(new Rect(0, 0, 1024, 128)));
        writer.write(update(PLAIN, copier, copier.copyFirst(areas), LARGE));
        assertTrue(pieces.size() > 1);
        assertTrue(pieces.subList(0, pieces.size() - 1).stream().allMatch(bytes -> bytes >= 64 << 10));
    }

    @Test
    void isCopiedInPartsOfWholeTilesAndEndsWithLastRect() throws Exception {
        SharedFramebuffer shared = shared(LARGE);
        PictureCopier copier = copier(shared);
        List<Rect> areas = copier.pieces(List.of(LARGE));
        assertEquals(List.of(new Rect(0, 0, 2048, 512), new Rect(0, 512, 2048, 256)), areas);
        assertEquals(
                List.of(new Rect(0, 0, 1 << 15, 64), new Rect(0, 64, 1 << 15, 36)),
                copier.pieces(List.of(new Rect(0, 0, 1 << 15, 100))));
        Pixels first = copier.copyFirst(areas);
        assertEquals(areas.subList(0, 1), first.areas());
        assertEquals(areas.subList(1, 2), first.rest());
        assertEquals(0, copier.newest());
        writer.write(update(UNCOUNTED, copier, first, LARGE));
        assertEquals(shared.version(), copier.newest());
        ByteBuffer in = sent();
        assertEquals(65_535, in.getInt());
        List<String> rectangles = rectangles(in);
        int end = rectangles.size() - 1;
        assertEquals(Encodings.name(Encodings.LAST_RECT), rectangles.get(end));
        assertTrue(rectangles.get(0).startsWith("0,0 2048x"));
        assertTrue(rectangles.get(end - 1).endsWith("-1572863"));
        assertEquals(
                1, rectangles.stream().filter(each -> each.startsWith("0,512 ")).count(), "the second part");
    }

    @Test
    void isCountedBeforeAllOfItIsCopiedForAViewerThatNeedsTheNumber() throws Exception {
        PictureCopier copier = copier(shared(LARGE));
        Pixels first = copier.copyFirst(copier.pieces(List.of(LARGE)));
        writer.write(update(PLAIN, copier, first, LARGE));
        ByteBuffer in = sent();
        int count = in.getInt();
        List<String> rectangles = rectangles(in);
        assertEquals(count, rectangles.size());
        assertTrue(rectangles.get(0).startsWith("0,0 "));
        assertTrue(rectangles.get(count - 1).endsWith("-1572863"));
    }

    @Test
    void isInFewPiecesWhereMoreCouldNotBeCounted() throws Exception {
        List<Rect> many = IntStream.range(0, 32_800)
                .mapToObj(i -> new Rect(i % 1024 * 2, i / 1024 * 2, 1, 1))
                .toList();
        PictureCopier copier = copier(shared(LARGE));
        writer.write(update(PLAIN, copier, copier.copyFirst(many), LARGE));
        ByteBuffer in = sent();
        assertEquals(32_800, in.getInt());
        assertEquals(32_800, rectangles(in).size());
    }

    /** The heights of the pieces into which all of a picture is cut; Raw takes less than 32 rows of this width. */
    private List<Integer> heights(int rows) throws Exception {
        SharedFramebuffer shared = shared(new Rect(0, 0, 2048, rows));
        PictureCopier copier = copier(shared);
        Rect screen = shared.picture().bounds();
        try (Pixels pixels = copier.copyFirst(List.of(screen))) {
            UpdateSegmenter segmenter =
                    new UpdateSegmenter(context.workers(), chooser, update(PLAIN, copier, pixels, screen));
            return segmenter.segment(pixels).orElseThrow().pieces().stream()
                    .map(piece -> piece.rect().height())
                    .toList();
        }
    }

    @Test
    void aLargeAreaIsCutInBandsOfWholeTilesForTheThreadsThatHelp() throws Exception {
        assertEquals(List.of(31, 31, 31, 31, 4, 31, 31, 31, 31, 4), heights(256));
        assertEquals(List.of(31, 31, 31, 31, 31, 31, 31, 31, 7), heights(255));
    }

    @Test
    void eachPieceHasTheVersionOfItsArea() throws Exception {
        PictureCopier copier = copier(shared(LARGE));
        List<Rect> areas = List.of(new Rect(0, 0, 2048, 40), new Rect(0, 40, 2048, 10));
        Pixels copied = copier.copyFirst(areas);
        try (Pixels pixels = new Pixels(
                areas, Optional.of(new long[] {5, 6}), true, copied.picture(), copied.snapshot(), false, List.of())) {
            UpdateSegmenter segmenter =
                    new UpdateSegmenter(context.workers(), chooser, update(PLAIN, copier, pixels, LARGE));
            assertArrayEquals(
                    new long[] {5, 5, 6},
                    segmenter.segment(pixels).orElseThrow().versions().orElseThrow());
        }
    }

    @Test
    void whatIsCopiedLaterIsAsNewAsThePictureThen() throws Exception {
        SharedFramebuffer shared = shared(LARGE);
        PictureCopier copier = copier(shared);
        List<Rect> areas = copier.pieces(List.of(LARGE));
        try (Pixels first = copier.copyFirst(areas)) {
            int[] black = new int[(int) LARGE.area()];
            capture(shared, black);
            try (Pixels rest = copier.copyNext(first.rest())) {
                Framebuffer part = rest.snapshot().orElseThrow().part(areas.get(1));
                assertEquals(0, part.pixels()[part.offset(5, 700)]);
                assertEquals(shared.version(), copier.newest());
            }
        }
    }

    @Test
    void isForAllWhoWantTheSameUnlessACursorIsDrawn() {
        SharedFramebuffer shared = shared(SMALL);
        List<Rect> areas = List.of(SMALL);
        try (Pixels alone = copier(shared).copyFirst(areas)) {
            assertEquals(Optional.empty(), alone.versions());
        }
        company.prefer(PLAIN);
        try (Pixels alone = copier(shared).copyFirst(areas)) {
            assertEquals(Optional.empty(), alone.versions());
        }
        try (Company other = new Company(context.encoders(), context.shared())) {
            other.prefer(PLAIN.withEncodings(List.of(Encodings.CURSOR, 99_999)));
            assertTrue(other.isThere(), "what the server does not have makes no difference");
            try (Pixels together = copier(shared).copyFirst(areas)) {
                assertEquals(shared.version(), together.versions().orElseThrow()[0]);
                assertTrue(together.alike());
            }
            other.prefer(PLAIN.withEncodings(List.of(Encodings.ZRLE)));
            try (Pixels cutAlike = copier(shared).copyFirst(areas)) {
                assertEquals(shared.version(), cutAlike.versions().orElseThrow()[0]);
                assertFalse(cutAlike.alike());
            }
            CursorState arrow = CursorState.INITIAL;
            PictureCopier drawing = new PictureCopier(store, shared, arrow, company, true);
            try (Pixels drawn = drawing.copyFirst(areas)) {
                assertEquals(Optional.empty(), drawn.versions());
                assertTrue(drawn.exact());
                Framebuffer part = drawn.snapshot().orElseThrow().part(SMALL);
                assertEquals(0xffffff, part.pixels()[part.offset(2, 4)], "within the arrow");
            }
            other.prefer(PLAIN.withEncodings(List.of(Encodings.ZRLE)));
            assertEquals(false, other.isThere());
        }
        EncodingPreferences same = new EncodingPreferences(PLAIN.settings(), List.of());
        context.shared().join(same);
        assertTrue(company.isThere());
        company.close();
        assertEquals(false, company.isThere());
        assertEquals(false, context.shared().isShared(same));
    }

    @Test
    void isForNobodyElseOnceThePictureIsAnother() {
        SharedFramebuffer shared = shared(SMALL);
        company.prefer(PLAIN);
        context.shared().join(new EncodingPreferences(PLAIN.settings(), List.of()));
        PictureCopier copier = copier(shared);
        shared.begin();
        shared.resize(64, 64);
        shared.end();
        try (Pixels former = copier.copyFirst(List.of(SMALL))) {
            assertEquals(Optional.empty(), former.versions());
            Framebuffer part = former.snapshot().orElseThrow().part(SMALL);
            assertEquals(64 * 48 - 1, part.pixels()[part.offset(63, 47)], "as it was");
        }
    }
}
