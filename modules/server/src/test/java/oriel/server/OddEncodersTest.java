package oriel.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.encoding.RectEncoder;
import oriel.plugin.Configured;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.options.ServerOptions;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;
import oriel.testkit.TestPictures;

/** Encoders of third parties: whatever their number, and whatever they do wrong. */
@Timeout(60)
class OddEncodersTest {

    private static final int ACME = 0x4143_4d45;

    private final PaintedScreen screen = new PaintedScreen(300, 200);

    private MemoryServer server(EncoderProvider... odd) throws Exception {
        List<Configured<EncoderProvider>> encoders = new ArrayList<>(Parts.encoders());
        Stream.of(odd).map(Configured::plain).forEach(encoders::add);
        screen.paint(picture -> {
            Framebuffer drawn = TestPictures.desktop(picture.width(), picture.height());
            picture.copyFrom(drawn, drawn.bounds());
            return drawn.bounds();
        });
        return new MemoryServer(screen, Parts.open(), ServerOptions.named("test"), encoders);
    }

    private static Viewer viewer(MemoryServer server, OddEncoder encoder) throws IOException {
        Viewer viewer = Viewer.connect(server.connect(), encoder.viewer());
        viewer.setEncodings(List.of(encoder.encoding(), Encodings.CURSOR, Encodings.RAW));
        return viewer;
    }

    private static Map<Integer, Integer> ask(Viewer viewer, boolean incremental) throws IOException {
        viewer.requestUpdate(incremental);
        ServerEvent.Update update = viewer.readUpdate();
        while (update.areas().isEmpty()) {
            viewer.requestUpdate(incremental);
            update = viewer.readUpdate();
        }
        return update.counts();
    }

    private void change() {
        screen.paint(picture -> {
            Rect rect = new Rect(40, 50, 120, 90);
            for (int y = rect.y(); y < rect.bottom(); y++) {
                for (int x = rect.x(); x < rect.right(); x++) {
                    picture.pixels()[picture.offset(x, y)] ^= 0x10f1e3;
                }
            }
            return rect;
        });
    }

    private void assertSees(Viewer viewer) {
        assertArrayEquals(screen.picture().pixels(), viewer.picture().pixels());
    }

    @ParameterizedTest
    @ValueSource(ints = {ACME, 65_536, 4242, -1, -70_000, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void aViewerGetsTheEncodingThatItListsFirstWhateverItsNumber(int number) throws Exception {
        OddEncoder acme = OddEncoder.sound(number);
        try (MemoryServer server = server(acme);
                Viewer viewer = viewer(server, acme)) {
            Map<Integer, Integer> counts = ask(viewer, false);
            assertEquals(0, counts.getOrDefault(Encodings.RAW, 0));
            assertEquals(4, counts.get(number), "300x200 in pieces of 16384 pixels");
            assertSees(viewer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Encodings.COPY_RECT,
                Encodings.CURSOR,
                Encodings.DESKTOP_SIZE,
                Encodings.EXTENDED_CLIPBOARD,
                Encodings.QUALITY_LEVEL_0 + 9,
                Encodings.COMPRESSION_LEVEL_0,
                Encodings.FINE_QUALITY_0 + 100,
                Encodings.SUBSAMPLING_NONE + 5
            })
    void anEncoderWithANumberThatTheServerUsesItselfIsNeverUsed(int number) throws Exception {
        OddEncoder thief = OddEncoder.sound(number);
        try (MemoryServer server = server(thief);
                Viewer viewer = viewer(server, thief)) {
            ask(viewer, false);
            assertEquals(0, thief.made().get());
            assertSees(viewer);
        }
    }

    @Test
    void ofTwoEncodersWithOneNumberTheFirstIsUsed() throws Exception {
        OddEncoder first = OddEncoder.sound(ACME);
        OddEncoder second = new OddEncoder(ACME, true, failing(new IllegalStateException("never to be called")));
        try (MemoryServer server = server(first, second);
                Viewer viewer = viewer(server, first)) {
            ask(viewer, false);
            assertEquals(0, second.made().get());
            assertSees(viewer);
        }
    }

    private static RectEncoder failing(Throwable fault) {
        return (source, rect, settings, out) -> {
            out.bytes().zeros(5);
            OddEncodersTest.<RuntimeException>raise(fault);
        };
    }

    @SuppressWarnings("unchecked") // throws what Java would have declared
    private static <T extends Throwable> void raise(Throwable fault) throws T {
        throw (T) fault;
    }

    static Stream<RectEncoder> faults() {
        return Stream.of(
                failing(new IllegalStateException("out of order")),
                failing(new NoClassDefFoundError("acme/Missing")),
                failing(new ExceptionInInitializerError("static")),
                failing(new StackOverflowError()),
                failing(new IOException("sneaked through")),
                (source, rect, settings, out) -> {
                    while (true) {
                        out.bytes().zeros(1 << 20);
                    }
                },
                (source, rect, settings, out) ->
                        out.deflate(7, new EncodedRect.Stream(0, EncodedRect.Length.FOUR_BYTES, 1)));
    }

    static Stream<OddEncoder> faultyEncoders() {
        return faults().flatMap(
                        fault -> Stream.of(true, false).map(stateless -> new OddEncoder(ACME, stateless, fault)));
    }

    @ParameterizedTest
    @MethodSource("faultyEncoders")
    void whatAnEncoderThatFailsShouldHaveSentComesAsRaw(OddEncoder faulty) throws Exception {
        try (MemoryServer server = server(faulty);
                Viewer one = viewer(server, faulty);
                Viewer other = viewer(server, faulty)) {
            assertEquals(4, ask(one, false).get(Encodings.RAW));
            ask(other, false);
            change();
            ask(one, true);
            ask(other, true);
            assertSees(one);
            assertSees(other);
        }
    }

    @Test
    void anEncoderThatHasFailedIsNotAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        OddEncoder faulty = new OddEncoder(ACME, true, (source, rect, settings, out) -> {
            asked.incrementAndGet();
            throw new IllegalStateException("out of order");
        });
        try (MemoryServer server = server(faulty);
                Viewer viewer = viewer(server, faulty)) {
            viewer.setEncodings(List.of(ACME, Encodings.ZRLE, Encodings.CURSOR));
            ask(viewer, false);
            int before = asked.get();
            Map<Integer, Integer> counts = ask(viewer, false);
            assertEquals(before, asked.get());
            assertEquals(List.of(Encodings.ZRLE), List.copyOf(counts.keySet()), "the next of the viewer's list");
            assertSees(viewer);
        }
    }

    /** The server cannot know what a third party's viewer expects; the contract test does. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void bytesTooFewOrTooManyEndNoSessionButThatOfTheirViewer(boolean many, boolean stateless) throws Exception {
        RectEncoder raw = OddEncoder.raw();
        OddEncoder faulty = new OddEncoder(ACME, stateless, (source, rect, settings, out) -> {
            raw.encode(source, rect, settings, out);
            if (many) {
                out.bytes().u16(0xffff).s32(-1);
            } else {
                out.bytes().truncate(out.bytes().size() - 5);
            }
        });
        try (MemoryServer server = server(faulty);
                Viewer good = server.viewer();
                Viewer victim = viewer(server, faulty)) {
            good.setEncodings(List.of(Encodings.ZRLE, Encodings.CURSOR));
            ask(good, false);
            victim.readLimit(java.time.Duration.ofMillis(500));
            assertThrows(IOException.class, () -> ask(victim, false));
            change();
            ask(good, true);
            assertSees(good);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSlowEncoderHoldsUpItsOwnViewersAlone(boolean stateless) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        RectEncoder raw = OddEncoder.raw();
        OddEncoder slow = new OddEncoder(ACME, stateless, (source, rect, settings, out) -> {
            begun.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
                Thread.currentThread().interrupt();
            }
            raw.encode(source, rect, settings, out);
        });
        try (MemoryServer server = server(slow);
                Viewer quick = server.viewer();
                Viewer waiting = viewer(server, slow)) {
            quick.setEncodings(List.of(Encodings.ZRLE, Encodings.CURSOR));
            ask(quick, false);
            waiting.requestUpdate(false);
            begun.await();
            for (int i = 0; i < 20; i++) {
                change();
                ask(quick, true);
                assertSees(quick);
            }
            mayGoOn.countDown();
            waiting.readUpdate();
            ask(waiting, false);
            assertSees(waiting);
        }
        assertEquals(false, interrupted.get());
    }
}
