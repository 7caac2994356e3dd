package oriel.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.client.Viewer;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.testkit.EncoderContract;
import oriel.testkit.PaintedScreen;

/** The engine between a painted screen and viewers in memory. */
@Timeout(30)
class EngineTest {

    /** A thousand with {@code -Psoak}. */
    private static final int CHANGES = Integer.getInteger("oriel.changes", 250);

    private final PaintedScreen screen = new PaintedScreen(203, 117);
    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(
            ints = {
                Encodings.RAW,
                Encodings.RRE,
                Encodings.CORRE,
                Encodings.HEXTILE,
                Encodings.ZLIB,
                Encodings.TIGHT,
                Encodings.TIGHT_PNG,
                Encodings.TRLE,
                Encodings.ZRLE
            })
    void showsThePictureAfterManyChanges(int encoding) throws Exception {
        try (MemoryServer server = MemoryServer.with(screen, MemoryServer.unpaced(Optional.empty()));
                Viewer viewer = server.viewer()) {
            viewer.setEncodings(List.of(encoding, Encodings.CURSOR));
            viewer.requestUpdate(false);
            viewer.readUpdate();
            for (int i = 0; i < CHANGES; i++) {
                screen.paint(this::scribble);
                viewer.requestUpdate(true);
                viewer.readUpdate();
            }
            assertArrayEquals(screen.picture().pixels(), viewer.picture().pixels());
        }
    }

    private Rect scribble(Framebuffer picture) {
        int x = random.nextInt(picture.width());
        int y = random.nextInt(picture.height());
        Rect area = new Rect(x, y, 1 + random.nextInt(picture.width() - x), 1 + random.nextInt(picture.height() - y));
        picture.fill(area, picture.pixels()[picture.offset(x, y)] ^ 1 + random.nextInt(0xffffff));
        return area;
    }

    /** CoRRE has one byte for a coordinate, so a narrow screen must be cut across too. */
    @Test
    void keepsRectanglesAsLowAsTheirEncodingWantsThem() throws Exception {
        PaintedScreen tower = new PaintedScreen(9, 700);
        tower.paint(this::scribble);
        try (MemoryServer server = MemoryServer.open(tower);
                Viewer viewer = server.viewer()) {
            viewer.setEncodings(List.of(Encodings.CORRE, Encodings.CURSOR));
            viewer.requestUpdate(false);
            assertTrue(viewer.readUpdate().areas().stream().allMatch(area -> area.height() <= 255));
            assertArrayEquals(tower.picture().pixels(), viewer.picture().pixels());
        }
    }

    @Test
    void sendsOnlyWhatChanged() throws Exception {
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer viewer = server.viewer()) {
            viewer.requestUpdate(false);
            assertEquals(
                    List.of(screen.picture().bounds()),
                    joined(viewer.readUpdate().areas()));
            screen.paint(picture -> {
                picture.fill(new Rect(20, 20, 3, 3), 0xff0000);
                return picture.bounds();
            });
            viewer.requestUpdate(true);
            assertEquals(List.of(new Rect(20, 20, 3, 3)), viewer.readUpdate().areas());
        }
    }

    private static List<Rect> joined(List<Rect> rects) {
        return List.of(rects.stream().reduce(Rect.EMPTY, Rect::union));
    }

    @Test
    void answersARequestOnlyWhenSomethingChanged() throws Exception {
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer viewer = server.viewer()) {
            viewer.requestUpdate(false);
            viewer.readUpdate();
            viewer.requestUpdate(true);
            screen.paint(picture -> picture.bounds());
            screen.paint(picture -> {
                picture.fill(new Rect(0, 0, 1, 1), 0x123456);
                return new Rect(0, 0, 1, 1);
            });
            assertEquals(List.of(new Rect(0, 0, 1, 1)), viewer.readUpdate().areas());
        }
    }

    @Test
    void keepsTheRestOfATileDueAfterAPartialRequest() throws Exception {
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer viewer = server.viewer()) {
            viewer.setEncodings(List.of(Encodings.CURSOR));
            viewer.requestUpdate(new Rect(0, 0, 40, 40), false);
            assertEquals(
                    List.of(new Rect(0, 0, 40, 40)), joined(viewer.readUpdate().areas()));
            viewer.requestUpdate(new Rect(32, 32, 16, 16), true);
            List<Rect> rest = viewer.readUpdate().areas();
            assertEquals(16 * 16 - 8 * 8, rest.stream().mapToLong(Rect::area).sum());
            viewer.requestUpdate(true);
            viewer.readUpdate();
            assertTrue(screen.picture().sameAs(viewer.picture()));
        }
    }

    @Test
    void tellsAViewerTheNewSizeAndShowsTheNewPicture() throws Exception {
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer viewer = server.viewer()) {
            viewer.setEncodings(List.of(Encodings.DESKTOP_SIZE, Encodings.ZRLE, Encodings.CURSOR));
            viewer.requestUpdate(false);
            viewer.readUpdate();
            viewer.requestUpdate(true);
            screen.resize(90, 220);
            screen.paint(this::scribble);
            assertTrue(viewer.readUpdate().resized());
            viewer.requestUpdate(false);
            viewer.readUpdate();
            viewer.requestUpdate(true);
            screen.paint(this::scribble);
            viewer.readUpdate();
            assertTrue(screen.picture().sameAs(viewer.picture()));
        }
    }

    @Test
    void looksForALostScreenAgainWhileViewersStay() throws Exception {
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer viewer = server.viewer()) {
            viewer.setEncodings(List.of(Encodings.CURSOR));
            viewer.requestUpdate(false);
            viewer.readUpdate();
            viewer.requestUpdate(true);
            screen.lose();
            screen.paint(picture -> {
                picture.fill(picture.bounds(), 0x00ff00);
                return picture.bounds();
            });
            viewer.readUpdate();
            assertTrue(screen.picture().sameAs(viewer.picture()));
        }
    }

    @Test
    void capturesNothingWithoutAViewer() throws Exception {
        try (MemoryServer server = MemoryServer.open(screen)) {
            screen.paint(this::scribble);
            assertEquals(0, screen.captures());
            try (Viewer viewer = server.viewer()) {
                viewer.setEncodings(List.of(Encodings.CURSOR));
                viewer.requestUpdate(false);
                viewer.readUpdate();
                assertTrue(screen.picture().sameAs(viewer.picture()));
            }
        }
    }

    @Test
    void staysInStepThroughChangesOfFormatAndEncoding() throws Exception {
        List<PixelFormat> formats = EncoderContract.formats();
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer viewer = server.viewer()) {
            for (int i = 0; i < 200; i++) {
                PixelFormat format = formats.get(random.nextInt(formats.size()));
                int encoding = Viewer.ENCODINGS.get(random.nextInt(Viewer.ENCODINGS.size()));
                viewer.setPixelFormat(format);
                viewer.setEncodings(List.of(encoding, Encodings.CURSOR, Encodings.COMPRESSION_LEVEL_0 + i % 10));
                screen.paint(this::scribble);
                viewer.requestUpdate(true);
                viewer.readUpdate();
                Framebuffer wanted = screen.picture();
                for (int pixel = 0; pixel < wanted.pixels().length; pixel++) {
                    wanted.pixels()[pixel] = format.rgb(format.pixel(wanted.pixels()[pixel]));
                }
                assertArrayEquals(wanted.pixels(), viewer.picture().pixels(), "update " + i + " in " + format);
            }
        }
    }

    @Test
    void cropsOrPadsForAViewerThatCannotChangeItsSize() throws Exception {
        screen.paint(picture -> {
            picture.fill(picture.bounds(), 0x112233);
            return picture.bounds();
        });
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer viewer = server.viewer()) {
            viewer.setEncodings(List.of(Encodings.ZRLE, Encodings.CURSOR));
            viewer.requestUpdate(false);
            viewer.readUpdate();
            viewer.requestUpdate(true);
            screen.resize(100, 300);
            screen.paint(picture -> {
                picture.fill(picture.bounds(), 0x445566);
                return picture.bounds();
            });
            viewer.readUpdate();
            viewer.requestUpdate(true);
            screen.paint(picture -> {
                picture.fill(new Rect(0, 0, 1, 1), 0x778899);
                return picture.bounds();
            });
            viewer.readUpdate();
            Framebuffer shown = viewer.picture();
            assertEquals(new Rect(0, 0, 203, 117), shown.bounds());
            assertEquals(0x778899, shown.pixels()[0]);
            assertEquals(0x445566, shown.pixels()[shown.offset(99, 116)]);
            assertEquals(0, shown.pixels()[shown.offset(100, 116)]);
        }
    }

    @Test
    void endsAStormOfSizesInTheLastOne() throws Exception {
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer viewer = server.viewer()) {
            viewer.setEncodings(List.of(Encodings.DESKTOP_SIZE, Encodings.ZRLE, Encodings.CURSOR));
            viewer.requestUpdate(false);
            for (int i = 0; i < 60; i++) {
                screen.resize(50 + random.nextInt(200), 50 + random.nextInt(200));
                screen.paint(this::scribble);
                viewer.readUpdate();
                viewer.requestUpdate(true);
            }
            screen.resize(123, 45);
            screen.paint(this::scribble);
            while (!screen.picture().sameAs(viewer.picture())) {
                viewer.readUpdate();
                viewer.requestUpdate(true);
            }
            assertEquals(new Rect(0, 0, 123, 45), viewer.picture().bounds());
        }
    }

    @Test
    void takesInputFromAViewerThatDoesNotRead() throws Exception {
        PaintedScreen large = new PaintedScreen(1000, 800);
        try (MemoryServer server = MemoryServer.open(large);
                Viewer viewer = server.viewer()) {
            viewer.requestUpdate(false);
            viewer.key('k', true);
            assertEquals("key 107 down", large.nextEvent());
            viewer.readUpdate();
        }
    }
}
