package oriel.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oriel.client.Decoders;
import oriel.client.RectDecoder;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
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
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.security.Accounts;
import oriel.security.NoneProvider;
import oriel.security.SecurityTools;
import oriel.server.DeltaEncoding.Decoder;
import oriel.server.DeltaEncoding.Frame;
import oriel.server.options.EncodingOptions;
import oriel.server.options.ServerOptions;
import oriel.server.options.UpdateOptions;
import oriel.testkit.EncoderContract;
import oriel.testkit.MemoryTransport;
import oriel.testkit.PaintedScreen;

/**
 * Encoders that remember what a rectangle showed: each rectangle of each viewer has one, and what it makes can be decoded by a
 * viewer that comes late, gets another size, lists other encodings, or loses its picture.
 */
@Timeout(30)
class TemporalEncodingTest {

    private static final Rect FILM = new Rect(32, 32, 96, 64);

    private final PaintedScreen screen = new PaintedScreen(640, 480);
    private final MemoryTransport transport = new MemoryTransport();
    private final DeltaEncoding delta = new DeltaEncoding();
    private final Map<Viewer, Decoder> decoders = new HashMap<>();
    private final Random random = new Random(5);
    private OrielServer server;

    @BeforeEach
    void start() throws Exception {
        EncodingOptions options = EncodingOptions.DEFAULT.withThreads(3);
        server = OrielServer.start(
                ServerOptions.named("test").withUpdates(UpdateOptions.DEFAULT.withEncoding(options)),
                new ServerParts(
                        Configured.plain(screen),
                        List.of(Configured.plain(new Raw()), Configured.plain(delta)),
                        List.of(new NoneProvider().create(Options.none("none"), new SecurityTools(Accounts.NOBODY))),
                        List.of(transport)));
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** A viewer that has the whole picture. */
    private Viewer viewer() throws IOException {
        Viewer viewer = Viewer.connect(
                transport.connect(),
                new ViewerOptions(Optional.empty(), true, Duration.ofSeconds(10), Decoders.with(List.of(delta))));
        viewer.setEncodings(List.of(DeltaEncoding.NUMBER, Encodings.CURSOR, Encodings.DESKTOP_SIZE));
        update(viewer, false);
        decoders.put(viewer, delta.lastDecoder());
        delta.lastDecoder().takeFrames();
        return viewer;
    }

    private void update(Viewer viewer, boolean incremental) throws IOException {
        viewer.requestUpdate(incremental);
        viewer.readUpdate();
        assertArrayEquals(screen.picture().pixels(), viewer.picture().pixels());
    }

    /** Changes every pixel of a rectangle. */
    private void paint(Rect rect) {
        int change = random.nextInt(1 << 24) | 0x010100;
        screen.paint(picture -> {
            for (int y = rect.y(); y < rect.bottom(); y++) {
                for (int x = rect.x(); x < rect.right(); x++) {
                    picture.pixels()[picture.offset(x, y)] ^= change ^ x & 0xff;
                }
            }
            return rect;
        });
    }

    /** What a viewer gets of a rectangle that has changed. */
    private List<Frame> next(Viewer viewer, Rect rect) throws IOException {
        paint(rect);
        update(viewer, true);
        return decoders.get(viewer).takeFrames();
    }

    private List<Frame> next(Viewer viewer) throws IOException {
        return next(viewer, FILM);
    }

    @Test
    void beginsARectangleOnceAndThenSendsDifferences() throws IOException {
        try (Viewer viewer = viewer()) {
            assertEquals(List.of(Frame.BEGINNING), next(viewer));
            assertEquals(List.of(Frame.DIFFERENCES), next(viewer));
            assertEquals(List.of(Frame.BEGINNING), next(viewer, new Rect(160, 32, 96, 64)));
            assertEquals(List.of(Frame.DIFFERENCES), next(viewer));
        }
    }

    @Test
    void aViewerThatJoinsLateBeginsWithoutTheOthersBeginningAgain() throws IOException {
        try (Viewer first = viewer()) {
            next(first);
            next(first);
            try (Viewer late = viewer()) {
                paint(FILM);
                update(first, true);
                update(late, true);
                assertEquals(List.of(Frame.DIFFERENCES), decoders.get(first).takeFrames());
                assertEquals(List.of(Frame.BEGINNING), decoders.get(late).takeFrames());
                paint(FILM);
                update(late, true);
                paint(FILM);
                update(late, true);
                update(first, true);
                assertEquals(
                        List.of(Frame.DIFFERENCES, Frame.DIFFERENCES),
                        decoders.get(late).takeFrames());
                assertEquals(List.of(Frame.DIFFERENCES), decoders.get(first).takeFrames(), "of one that is behind");
            }
        }
    }

    @Test
    void rectanglesBeginAgainInAPictureOfAnotherSize() throws IOException {
        try (Viewer viewer = viewer()) {
            Rect outside = new Rect(480, 100, 96, 64);
            next(viewer);
            next(viewer, outside);
            screen.resize(320, 200);
            viewer.requestUpdate(true);
            assertTrue(viewer.readUpdate().resized());
            decoders.get(viewer).forget();
            update(viewer, false);
            decoders.get(viewer).takeFrames();
            assertEquals(List.of(Frame.BEGINNING), next(viewer));
            assertEquals(List.of(Frame.DIFFERENCES), next(viewer));
        }
    }

    @Test
    void rectanglesBeginAgainForAViewerThatDidNotListTheEncodingMeanwhile() throws IOException {
        try (Viewer viewer = viewer()) {
            next(viewer);
            viewer.setEncodings(List.of(Encodings.RAW, Encodings.CURSOR));
            assertEquals(List.of(), next(viewer));
            decoders.get(viewer).forget();
            viewer.setEncodings(List.of(DeltaEncoding.NUMBER, Encodings.CURSOR));
            assertEquals(List.of(Frame.BEGINNING), next(viewer));
        }
    }

    @Test
    void rectanglesGoOnForAViewerThatListsOtherEncodingsBesides() throws IOException {
        try (Viewer viewer = viewer()) {
            next(viewer);
            viewer.setEncodings(
                    List.of(DeltaEncoding.NUMBER, Encodings.RAW, Encodings.CURSOR, Encodings.QUALITY_LEVEL_0 + 3));
            assertEquals(List.of(Frame.DIFFERENCES), next(viewer));
        }
    }

    @Test
    void aViewerThatHasLostItsPictureGetsKeyFrames() throws IOException {
        try (Viewer viewer = viewer()) {
            Rect other = new Rect(160, 32, 96, 64);
            next(viewer);
            next(viewer, other);
            decoders.get(viewer).forget();
            viewer.requestUpdate(FILM, false);
            viewer.readUpdate();
            assertEquals(List.of(Frame.KEY), decoders.get(viewer).takeFrames());
            assertEquals(List.of(Frame.DIFFERENCES), next(viewer));
            update(viewer, false);
            decoders.get(viewer).takeFrames();
            assertEquals(List.of(Frame.KEY), next(viewer, other));
        }
    }

    /** So large that other threads would help. */
    @Test
    void whatIsCutHasAnEncoderForEachPart() throws IOException {
        try (Viewer viewer = viewer()) {
            Rect large = new Rect(0, 16, 640, 448);
            List<Frame> first = next(viewer, large);
            assertTrue(first.size() > 2, first.toString());
            assertEquals(Collections.nCopies(first.size(), Frame.BEGINNING), first);
            assertEquals(Collections.nCopies(first.size(), Frame.DIFFERENCES), next(viewer, large));
        }
    }

    @Test
    void rectanglesThatWereNotSentForLongMakeRoomForOthers() throws IOException {
        try (Viewer viewer = viewer()) {
            next(viewer);
            for (int i = 0; i < 15; i++) {
                next(viewer, new Rect(16 * i, 128, 16, 16));
            }
            assertEquals(List.of(Frame.DIFFERENCES), next(viewer), "the sixteenth, and used again");
            assertEquals(16, delta.open().size());
            for (int i = 0; i < 16; i++) {
                next(viewer, new Rect(16 * i, 160, 16, 16));
            }
            assertEquals(16, delta.open().size());
            assertEquals(List.of(Frame.BEGINNING), next(viewer));
        }
    }

    @Test
    void aViewerThatLeavesLeavesNoEncoderBehind() throws Exception {
        try (Viewer viewer = viewer()) {
            next(viewer);
            next(viewer, new Rect(160, 32, 96, 64));
        }
        server.close();
        // The writer of a viewer that left by itself may still be at it.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!delta.open().isEmpty() && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertEquals(List.of(), delta.open());
    }

    /** RFC 6143 section 7.7.1. */
    private record Raw() implements EncoderProvider {

        @Override
        public String name() {
            return "raw";
        }

        @Override
        public int encoding() {
            return Encodings.RAW;
        }

        @Override
        public EncoderTraits traits() {
            return new EncoderTraits(Loss.NEVER, Memory.NONE, 65_535, 1 << 20);
        }

        @Override
        public RectEncoder create(Options options, EncoderTools tools) {
            return (source, rect, settings, out) ->
                    out.bytes().put(DeltaEncoding.pixels(source, rect, settings.format()));
        }
    }

    /** What an encoder does not obey. */
    private enum Fault {
        NEVER_ASKED_FOR_A_KEY_FRAME,
        NEVER_RESET
    }

    private static EncoderContract contract(Optional<Fault> fault) {
        DeltaEncoding delta = new DeltaEncoding();
        return new EncoderContract() {

            @Override
            public EncoderProvider provider() {
                return fault.isPresent() ? new Faulty(delta, fault.get()) : delta;
            }

            @Override
            public RectDecoder decoder() {
                return delta.create();
            }
        };
    }

    @Test
    void keepsTheContractOfEncoders() throws Throwable {
        EncoderContract contract = contract(Optional.empty());
        contract.refersToNothingBeforeAKeyFrame();
        contract.goesOnAfterAChangeOfFormatAndLevel();
        for (DynamicTest each : contract.decodesToTheSamePixels().toList()) {
            each.getExecutable().execute();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theContractFindsAnEncoderThatDoesNotObey(Fault fault) {
        EncoderContract contract = contract(Optional.of(fault));
        assertThrows(Throwable.class, contract::refersToNothingBeforeAKeyFrame);
    }

    private record Faulty(DeltaEncoding delta, Fault fault) implements EncoderProvider {

        @Override
        public String name() {
            return "faulty";
        }

        @Override
        public int encoding() {
            return DeltaEncoding.NUMBER;
        }

        @Override
        public EncoderTraits traits() {
            return delta.traits();
        }

        @Override
        public RectEncoder create(Options options, EncoderTools tools) {
            RectEncoder real = delta.create(options, tools);
            return new RectEncoder() {

                @Override
                public void encode(Framebuffer source, Rect rect, EncodeSettings settings, EncodedRect out) {
                    real.encode(source, rect, settings, out);
                }

                @Override
                public void reset() {
                    if (fault != Fault.NEVER_RESET) {
                        real.reset();
                    }
                }

                @Override
                public void requestKeyFrame() {
                    if (fault != Fault.NEVER_ASKED_FOR_A_KEY_FRAME) {
                        real.requestKeyFrame();
                    }
                }
            };
        }
    }
}
