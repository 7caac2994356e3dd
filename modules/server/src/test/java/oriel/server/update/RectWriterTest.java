package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.rfb.Encodings;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.server.encode.EncodeTask;
import oriel.server.encode.EncodeTask.Piece;
import oriel.server.encode.EncodedRectCache;
import oriel.server.encode.KeptEncoders;
import oriel.server.options.EncodingOptions;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.PictureId;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.RectWriter.Work;
import oriel.transport.Connection;

/** The rectangles of an update, encoded by the writer alone, by threads that help it, or by the writer of another viewer. */
@Timeout(30)
class RectWriterTest {

    private static final int PLAIN = 1000;
    private static final int LOSSY = 1001;
    private static final int OF_VIEWER = 1002;
    private static final int OF_RECTANGLE = 1003;
    private static final int BROKEN = 1004;
    private static final int BROKEN_OF_VIEWER = 1005;
    private static final PictureId PICTURE = new PictureId(1);

    /** Two of them are so many pixels that threads help. */
    private static final Rect LEFT = new Rect(0, 0, 256, 512);

    private static final Rect RIGHT = new Rect(256, 0, 256, 512);

    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch bothBegun = new CountDownLatch(2);
    private final FramebufferPool store = new FramebufferPool(1 << 24);
    private final UpdateContext context = UpdateContext.of(
            mock(ScreenFeed.class),
            Stream.of(
                            new Toy(Encodings.RAW, Memory.NONE),
                            new Toy(PLAIN, Memory.NONE),
                            new Toy(LOSSY, Memory.NONE),
                            new Toy(OF_VIEWER, Memory.VIEWER),
                            new Toy(OF_RECTANGLE, Memory.RECTANGLE),
                            new Toy(BROKEN, Memory.NONE),
                            new Toy(BROKEN_OF_VIEWER, Memory.VIEWER))
                    .map(each -> Configured.<EncoderProvider>plain(each))
                    .toList(),
            EncoderTools.BASIC,
            UpdateOptions.DEFAULT.withEncoding(EncodingOptions.DEFAULT.withThreads(3)),
            () -> 0);
    private final KeptEncoders kept = new KeptEncoders(context.encoders());
    private final List<RectWriter> writers = new ArrayList<>();
    private final List<ViewerOutput> outputs = new ArrayList<>();

    @AfterEach
    void close() {
        writers.forEach(RectWriter::close);
        kept.close();
        context.close();
    }

    /** Writes a byte, the width of the rectangle. */
    private final class Toy implements EncoderProvider {

        private final int encoding;
        private final Memory memory;
        private final AtomicInteger made = new AtomicInteger();

        Toy(int encoding, Memory memory) {
            this.encoding = encoding;
            this.memory = memory;
        }

        @Override
        public String name() {
            return "toy" + encoding;
        }

        @Override
        public int encoding() {
            return encoding;
        }

        @Override
        public EncoderTraits traits() {
            return new EncoderTraits(Loss.NEVER, memory, 1000, 1_000_000);
        }

        @Override
        public RectEncoder create(Options options, EncoderTools tools) {
            int number = made.incrementAndGet();
            return (source, rect, settings, out) -> encode(number, rect, out);
        }

        private void encode(int number, Rect rect, EncodedRect out) {
            notes.add(encoding + " by " + number);
            if (rect.equals(LEFT) || rect.equals(RIGHT)) {
                bothBegun.countDown();
                if (!await(bothBegun)) {
                    throw new IllegalStateException("nobody helps");
                }
            }
            if (encoding == BROKEN || encoding == BROKEN_OF_VIEWER) {
                throw new IllegalStateException("made by the test");
            }
            out.bytes().u8(rect.width());
            if (encoding == LOSSY) {
                out.markLossy();
            }
        }
    }

    /** Neither half waits for the other one. */
    private void oneAfterTheOther() {
        bothBegun.countDown();
        bothBegun.countDown();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(25, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private RectWriter writer(WireBuffer sent) throws IOException {
        Connection connection = mock(Connection.class);
        doAnswer(call -> {
                    ByteBuffer source = call.getArgument(0);
                    byte[] bytes = new byte[source.remaining()];
                    source.get(bytes);
                    return sent.put(bytes);
                })
                .when(connection)
                .write(any());
        return writer(connection);
    }

    private RectWriter writer(Connection connection) {
        ViewerOutput output = new ViewerOutput(connection, context.counters(), () -> 0);
        RectWriter writer = new RectWriter(context, kept, output);
        writers.add(writer);
        outputs.add(output);
        return writer;
    }

    private Piece piece(int encoding, Rect rect) {
        return new Piece(
                rect, context.encoders().offer(encoding).orElseThrow(), EncodeSettings.lossless(PixelFormat.NATIVE));
    }

    private Work work(boolean shared, Piece... pieces) {
        List<Rect> areas = Stream.of(pieces).map(Piece::rect).toList();
        Optional<long[]> versions =
                shared ? Optional.of(LongStream.range(5, 5 + pieces.length).toArray()) : Optional.empty();
        return new Work(List.of(pieces), versions, PICTURE, new Snapshot(store, areas));
    }

    /** The rectangles that come out: width and encoding each. */
    private List<Rect> assertWritten(Work work, int... encodings) throws Exception {
        WireBuffer sent = new WireBuffer(64);
        RectWriter writer = writer(sent);
        List<Rect> lossy = writer.write(work);
        outputs.get(outputs.size() - 1).flush();
        WireBuffer wanted = new WireBuffer(64);
        for (int i = 0; i < encodings.length; i++) {
            Rect rect = work.pieces().get(i).rect();
            rect.write(wanted);
            wanted.s32(encodings[i]).u8(rect.width());
        }
        assertEquals(HexFormat.of().formatHex(wanted.toBytes()), HexFormat.of().formatHex(sent.toBytes()));
        return lossy;
    }

    private static Rect small(int width) {
        return new Rect(0, 16 * width, width, 8);
    }

    @Test
    void oneEncoderIsLentForAllAndGivenBack() throws Exception {
        Piece[] pieces = {piece(PLAIN, small(1)), piece(PLAIN, small(2))};
        assertEquals(List.of(), assertWritten(work(false, pieces), PLAIN, PLAIN));
        assertWritten(work(false, pieces), PLAIN, PLAIN);
        assertEquals(Collections.nCopies(4, "1000 by 1"), notes);
    }

    @Test
    void tellsWhatWasLost() throws Exception {
        Piece[] pieces = {piece(PLAIN, small(1)), piece(LOSSY, small(2)), piece(LOSSY, small(3))};
        assertEquals(List.of(small(2), small(3)), assertWritten(work(false, pieces), PLAIN, LOSSY, LOSSY));
        assertEquals(List.of(small(2), small(3)), assertWritten(work(true, pieces), PLAIN, LOSSY, LOSSY));
    }

    @Test
    void anEncoderThatRemembersIsTheViewersOwn() throws Exception {
        for (boolean shared : new boolean[] {false, true}) {
            Piece[] pieces = {piece(OF_VIEWER, small(1)), piece(OF_VIEWER, small(2)), piece(OF_RECTANGLE, small(3))};
            assertWritten(work(shared, pieces), OF_VIEWER, OF_VIEWER, OF_RECTANGLE);
            assertWritten(work(shared, piece(OF_RECTANGLE, small(4))), OF_RECTANGLE);
            assertEquals(List.of("1002 by 1", "1002 by 1", "1003 by 1", "1003 by 2"), notes);
            notes.clear();
        }
    }

    @Test
    void whatCannotBeEncodedComesAsRawInItsPlace() throws Exception {
        Piece broken = piece(BROKEN, small(2));
        Piece ofViewer = piece(BROKEN_OF_VIEWER, small(3));
        assertWritten(
                work(false, piece(PLAIN, small(1)), broken, ofViewer, piece(PLAIN, small(4))),
                PLAIN,
                Encodings.RAW,
                Encodings.RAW,
                PLAIN);
        assertWritten(work(true, piece(PLAIN, small(1)), broken), PLAIN, Encodings.RAW);
        notes.clear();
        assertWritten(work(false, ofViewer), Encodings.RAW);
        assertEquals(List.of("1005 by 2", "0 by 1"), notes, "the first one is not asked again");
    }

    @Test
    void whatTwoViewersWantIsEncodedOnce() throws Exception {
        Piece[] pieces = {piece(PLAIN, small(1)), piece(LOSSY, small(2))};
        assertWritten(work(true, pieces), PLAIN, LOSSY);
        assertEquals(List.of(small(2)), assertWritten(work(true, pieces), PLAIN, LOSSY));
        assertEquals(List.of("1000 by 1", "1001 by 1"), notes);
        assertWritten(work(false, pieces), PLAIN, LOSSY);
        assertEquals(4, notes.size());
    }

    @Test
    void whatAnotherViewerHasGivenUpIsEncodedAgain() throws Exception {
        Piece piece = piece(PLAIN, small(1));
        Work work = work(true, piece);
        EncodeTask theirs =
                new EncodeTask(context.encoders(), piece, work.snapshot().part(piece.rect()), true);
        context.shared().job(new EncodedRectCache.Key(PICTURE, 5, piece), () -> theirs);
        theirs.giveUp();
        assertWritten(work, PLAIN);
    }

    @Test
    void whatIsNotWrittenIsGivenUp() throws Exception {
        Connection gone = mock(Connection.class);
        doThrow(new IOException("gone")).when(gone).write(any());
        RectWriter writer = writer(gone);
        outputs.get(0).buffer().zeros(1 << 16);
        Piece[] pieces = {piece(PLAIN, small(1)), piece(PLAIN, small(2))};
        assertThrows(IOException.class, () -> writer.write(work(true, pieces)));
        notes.clear();
        assertWritten(work(true, pieces), PLAIN, PLAIN);
    }

    @Test
    void threadsHelpWithManyPixels() throws Exception {
        assertWritten(work(false, piece(PLAIN, LEFT), piece(PLAIN, RIGHT)), PLAIN, PLAIN);
        assertEquals(2, notes.size());
        assertTrue(notes.contains("1000 by 2"), "two at once");
    }

    @Test
    void threadsHelpWithWhatIsSharedToo() throws Exception {
        assertWritten(work(true, piece(PLAIN, LEFT), piece(PLAIN, RIGHT)), PLAIN, PLAIN);
        assertTrue(notes.contains("1000 by 2"), "two at once");
    }

    @Test
    void nobodyHelpsWithFewPixelsOrWithWhatRemembers() throws Exception {
        oneAfterTheOther();
        Rect less = new Rect(256, 0, 256, 511);
        assertWritten(work(false, piece(PLAIN, LEFT), piece(PLAIN, less)), PLAIN, PLAIN);
        assertWritten(
                work(false, piece(OF_VIEWER, LEFT), piece(OF_VIEWER, RIGHT), piece(OF_VIEWER, small(9))),
                OF_VIEWER,
                OF_VIEWER,
                OF_VIEWER);
        assertEquals(List.of("1000 by 1", "1000 by 1", "1002 by 1", "1002 by 1", "1002 by 1"), notes);
    }

    @Test
    void manyPiecesComeInTheirOrder() throws Exception {
        oneAfterTheOther();
        Piece[] pieces = new Piece[20];
        int[] encodings = new int[20];
        for (int i = 0; i < 20; i++) {
            pieces[i] = piece(i % 3 == 0 ? LOSSY : PLAIN, new Rect(0, 200 * i, 100 + i, 200));
            encodings[i] = i % 3 == 0 ? LOSSY : PLAIN;
        }
        assertEquals(7, assertWritten(work(false, pieces), encodings).size());
        assertEquals(20, notes.size());
        assertEquals(7, assertWritten(work(true, pieces), encodings).size());
        assertEquals(40, notes.size());
        assertWritten(work(true, pieces), encodings);
        assertEquals(40, notes.size());
    }
}
