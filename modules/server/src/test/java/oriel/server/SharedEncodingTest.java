package oriel.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.client.Viewer;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.options.EncodingOptions;
import oriel.server.options.ServerOptions;
import oriel.server.options.UpdateOptions;
import oriel.testkit.EncoderContract;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;
import oriel.testkit.TestPictures;

/** What is encoded once for several viewers, or by several threads, is right at every viewer. */
@Timeout(120)
class SharedEncodingTest {

    private static final int THREADS = 4;

    private final Random random = new Random(23);
    private final AtomicInteger encoded = new AtomicInteger();

    static List<Integer> encodings() {
        return Parts.encoders().stream()
                .filter(each -> each.provider().traits().loss() != Loss.ALWAYS)
                .map(each -> each.provider().encoding())
                .toList();
    }

    private static UpdateOptions updates(int threads) {
        return UpdateOptions.DEFAULT.withEncoding(
                EncodingOptions.DEFAULT.withThreads(threads).withRefreshAfter(Optional.empty()));
    }

    /** A viewer that names its level: else it depends on how fast it seems to be. */
    private static Viewer viewer(MemoryServer server, int encoding) throws Exception {
        Viewer viewer = server.viewer();
        viewer.setEncodings(List.of(encoding, Encodings.CURSOR, Encodings.COMPRESSION_LEVEL_0 + 1));
        viewer.requestUpdate(false);
        viewer.readUpdate();
        return viewer;
    }

    /** Something of everything: a part of a desktop, or noise, or one colour. */
    private Rect draw(Framebuffer picture) {
        int width = 1 + random.nextInt(picture.width());
        int height = 1 + random.nextInt(picture.height());
        Framebuffer drawn = switch (random.nextInt(4)) {
            case 0 -> TestPictures.noise(width, height);
            case 1 -> TestPictures.gradient(width, height);
            case 2 -> TestPictures.flat(width, height);
            default -> TestPictures.desktop(width, height);
        };
        int x = random.nextInt(picture.width() - width + 1);
        int y = random.nextInt(picture.height() - height + 1);
        for (int row = 0; row < height; row++) {
            System.arraycopy(drawn.pixels(), row * width, picture.pixels(), picture.offset(x, y + row), width);
        }
        picture.pixels()[picture.offset(x, y)] ^= 1 + random.nextInt(0xffffff);
        return new Rect(x, y, width, height);
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void viewersThatComeAndGoSeeTheSamePicture(int encoding) throws Exception {
        PaintedScreen screen = new PaintedScreen(1000, 700);
        screen.paint(this::draw);
        try (MemoryServer server = MemoryServer.with(screen, updates(THREADS))) {
            List<Viewer> viewers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                if (i % 5 == 0) {
                    viewers.add(viewer(server, encoding));
                } else if (i == 12) {
                    viewers.remove(0).close();
                } else if (i == 14) {
                    viewers.get(1).setPixelFormat(EncoderContract.formats().get(2));
                }
                screen.paint(this::draw);
                for (Viewer viewer : viewers) {
                    viewer.requestUpdate(true);
                }
                for (Viewer viewer : viewers) {
                    viewer.readUpdate();
                }
            }
            for (Viewer viewer : viewers) {
                assertArrayEquals(screen.picture().pixels(), viewer.picture().pixels());
                viewer.close();
            }
        }
    }

    @Test
    void viewersWithTheSameWishesAreEncodedForOnce() throws Exception {
        PaintedScreen screen = new PaintedScreen(1000, 700);
        List<Configured<EncoderProvider>> counted = Parts.encoders().stream()
                .map(each -> Configured.<EncoderProvider>plain(new Counted(each.provider())))
                .toList();
        ServerOptions options = ServerOptions.named("test").withUpdates(updates(1));
        try (MemoryServer server = new MemoryServer(screen, Parts.open(), options, counted)) {
            List<Viewer> viewers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                viewers.add(viewer(server, Encodings.ZRLE));
            }
            viewers.add(viewer(server, Encodings.HEXTILE));
            encoded.set(0);
            int pieces = 0;
            for (int i = 0; i < 10; i++) {
                screen.paint(this::draw);
                for (Viewer viewer : viewers) {
                    viewer.requestUpdate(true);
                }
                for (int each = 0; each < viewers.size(); each++) {
                    int count = viewers.get(each).readUpdate().areas().size();
                    pieces += each == 0 || each == 4 ? count : 0;
                }
            }
            assertEquals(pieces, encoded.get());
            assertTrue(pieces >= 20);
            for (Viewer viewer : viewers) {
                assertArrayEquals(screen.picture().pixels(), viewer.picture().pixels());
                viewer.close();
            }
        }
    }

    /** A third party's encoder may remember what its viewer was sent: nobody else may use it, nor a worker one of its own. */
    @Test
    void anEncoderThatIsNotStatelessServesItsViewerAlone() throws Exception {
        PaintedScreen screen = new PaintedScreen(1000, 700);
        Set<Object> used = ConcurrentHashMap.newKeySet();
        List<Configured<EncoderProvider>> remembering = Parts.encoders().stream()
                .map(each -> Configured.<EncoderProvider>plain(new Remembering(each.provider(), used)))
                .toList();
        ServerOptions options = ServerOptions.named("test").withUpdates(updates(THREADS));
        try (MemoryServer server = new MemoryServer(screen, Parts.open(), options, remembering);
                Viewer first = viewer(server, Encodings.HEXTILE);
                Viewer second = viewer(server, Encodings.HEXTILE)) {
            for (int i = 0; i < 10; i++) {
                screen.paint(this::draw);
                for (Viewer viewer : List.of(first, second)) {
                    viewer.requestUpdate(true);
                    viewer.readUpdate();
                    assertArrayEquals(
                            screen.picture().pixels(), viewer.picture().pixels());
                }
            }
            assertEquals(2, used.size());
        }
    }

    /** Another encoder, as if it were not stateless; notes which of its kind were used. */
    private record Remembering(EncoderProvider real, Set<Object> used) implements EncoderProvider {

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public int encoding() {
            return real.encoding();
        }

        @Override
        public EncoderTraits traits() {
            EncoderTraits traits = real.traits();
            return new EncoderTraits(
                    traits.loss(),
                    Memory.VIEWER,
                    traits.maxWidth(),
                    traits.maxHeight(),
                    Math.min(1 << 16, traits.maxPixels()));
        }

        @Override
        public RectEncoder create(Options options, EncoderTools tools) throws PluginException {
            RectEncoder encoder = real.create(options, tools);
            Object self = new Object();
            return (source, rect, settings, out) -> {
                used.add(self);
                encoder.encode(source, rect, settings, out);
            };
        }
    }

    /** Counts the rectangles of another encoder. */
    private final class Counted implements EncoderProvider {

        private final EncoderProvider real;

        Counted(EncoderProvider real) {
            this.real = real;
        }

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public int encoding() {
            return real.encoding();
        }

        @Override
        public EncoderTraits traits() {
            return real.traits();
        }

        @Override
        public RectEncoder create(Options options, EncoderTools tools) throws PluginException {
            RectEncoder encoder = real.create(options, tools);
            return (source, rect, settings, out) -> {
                encoded.incrementAndGet();
                encoder.encode(source, rect, settings, out);
            };
        }
    }
}
