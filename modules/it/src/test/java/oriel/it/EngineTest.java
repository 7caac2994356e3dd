package oriel.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.client.Viewer;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.testkit.PaintedScreen;

/** The engine between a painted screen and viewers in memory. */
@Timeout(30)
class EngineTest {

    private final PaintedScreen screen = new PaintedScreen(203, 117);
    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {Encodings.RAW, Encodings.ZRLE})
    void showsThePictureAfterAThousandChanges(int encoding) throws Exception {
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer viewer = server.viewer()) {
            viewer.setEncodings(List.of(encoding, Encodings.CURSOR));
            viewer.requestUpdate(false);
            viewer.readUpdate();
            for (int i = 0; i < 1000; i++) {
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

    @Test
    void sendsOnlyTilesThatChanged() throws Exception {
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
            assertEquals(List.of(new Rect(16, 16, 16, 16)), viewer.readUpdate().areas());
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
            assertEquals(List.of(new Rect(0, 0, 16, 16)), viewer.readUpdate().areas());
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
}
