package oriel.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.testkit.PaintedScreen;
import oriel.testkit.TestPictures;

/** Viewers that list CopyRect copy what scrolls or is dragged themselves, and their picture stays right whatever else happens. */
@Timeout(60)
class MovesTest {

    private static final Rect WINDOW = new Rect(43, 29, 333, 250);

    private final PaintedScreen screen = new PaintedScreen(500, 400);
    private final Random random = new Random(11);
    private final Framebuffer dragged = TestPictures.noise(160, 110);
    private final Framebuffer below = TestPictures.desktop(500, 400);
    private Rect place = new Rect(200, 150, 160, 110);

    private void drawDesktop() {
        screen.paint(picture -> {
            Framebuffer desktop = TestPictures.desktop(picture.width(), picture.height());
            System.arraycopy(desktop.pixels(), 0, picture.pixels(), 0, desktop.pixels().length);
            lines(picture, WINDOW);
            return picture.bounds();
        });
    }

    /** Something like text: each row its own, with blank rows between. */
    private void lines(Framebuffer picture, Rect area) {
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                boolean ink = y % 14 > 4 && random.nextInt(3) == 0;
                picture.pixels()[picture.offset(x, y)] = ink ? 0x222222 : 0xfafafa;
            }
        }
    }

    private Rect scroll(Framebuffer picture, int up) {
        for (int y = WINDOW.y(); y < WINDOW.bottom() - up; y++) {
            int to = picture.offset(WINDOW.x(), y);
            System.arraycopy(
                    picture.pixels(), picture.offset(WINDOW.x(), y + up), picture.pixels(), to, WINDOW.width());
        }
        lines(picture, new Rect(WINDOW.x(), WINDOW.bottom() - up, WINDOW.width(), up));
        return WINDOW;
    }

    /** Moves a window over the desktop; a short way, so that the old place and the new one overlap. */
    private Rect drag(Framebuffer picture) {
        Rect before = place;
        int x = Math.max(0, Math.min(340, place.x() + random.nextInt(81) - 40));
        int y = Math.max(0, Math.min(290, place.y() + random.nextInt(81) - 40));
        x = x == before.x() && y == before.y() ? (x + 7) % 340 : x;
        place = new Rect(x, y, place.width(), place.height());
        picture.copyFrom(below, before);
        for (int row = 0; row < place.height(); row++) {
            System.arraycopy(
                    dragged.pixels(), row * place.width(), picture.pixels(), picture.offset(x, y + row), place.width());
        }
        return before.union(place);
    }

    /** Mostly scrolls, sometimes something on top of them. */
    private Rect change(Framebuffer picture) {
        Rect changed = random.nextInt(4) > 0 ? move(picture) : Rect.EMPTY;
        if (changed.isEmpty() || random.nextInt(3) == 0) {
            Rect box =
                    new Rect(random.nextInt(450), random.nextInt(350), 1 + random.nextInt(49), 1 + random.nextInt(49));
            picture.fill(box, random.nextInt(0x1000000));
            changed = changed.union(box);
        }
        return changed;
    }

    private Rect move(Framebuffer picture) {
        return random.nextInt(3) > 0 ? scroll(picture, 1 + random.nextInt(60)) : drag(picture);
    }

    private static Viewer viewer(MemoryServer server, Integer... encodings) throws Exception {
        Viewer viewer = server.viewer();
        viewer.setEncodings(List.of(encodings));
        viewer.requestUpdate(false);
        viewer.readUpdate();
        return viewer;
    }

    private static boolean copied(ServerEvent.Update update) {
        return update.counts().containsKey(Encodings.COPY_RECT);
    }

    @Test
    void aScrollIsCopiedByViewersThatCan() throws Exception {
        drawDesktop();
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer able = viewer(server, Encodings.ZRLE, Encodings.COPY_RECT, Encodings.CURSOR);
                Viewer unable = viewer(server, Encodings.ZRLE, Encodings.CURSOR)) {
            for (int i = 0; i < 5; i++) {
                screen.paint(picture -> scroll(picture, 45));
                able.requestUpdate(true);
                unable.requestUpdate(true);
                assertTrue(copied(able.readUpdate()));
                assertTrue(!copied(unable.readUpdate()));
                assertArrayEquals(screen.picture().pixels(), able.picture().pixels());
                assertArrayEquals(screen.picture().pixels(), unable.picture().pixels());
            }
        }
    }

    @Test
    void aDraggedWindowIsCopiedToo() throws Exception {
        drawDesktop();
        screen.paint(this::drag);
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer viewer = viewer(server, Encodings.TIGHT, Encodings.COPY_RECT, Encodings.CURSOR)) {
            int copies = 0;
            for (int i = 0; i < 20; i++) {
                screen.paint(this::drag);
                viewer.requestUpdate(true);
                copies += copied(viewer.readUpdate()) ? 1 : 0;
                assertArrayEquals(screen.picture().pixels(), viewer.picture().pixels());
            }
            int seen = copies;
            assertTrue(seen > 10, () -> "only " + seen + " of 20");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void staysRightForViewersOfDifferentSpeed(long seed) throws Exception {
        random.setSeed(seed);
        drawDesktop();
        int copies = 0;
        try (MemoryServer server = MemoryServer.open(screen)) {
            List<Viewer> viewers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                viewers.add(viewer(server, Encodings.ZRLE, Encodings.COPY_RECT, Encodings.CURSOR));
            }
            for (int round = 0; round < 120; round++) {
                screen.paint(this::change);
                for (int i = 0; i < viewers.size(); i++) {
                    if (round % (i + 1) != 0) {
                        continue;
                    }
                    Viewer viewer = viewers.get(i);
                    if (random.nextInt(8) == 0) {
                        viewer.requestUpdate(new Rect(random.nextInt(300), random.nextInt(300), 200, 100), false);
                        viewer.readUpdate();
                        if (Arrays.equals(
                                screen.picture().pixels(), viewer.picture().pixels())) {
                            continue; // That was all that had changed.
                        }
                    }
                    viewer.requestUpdate(true);
                    copies += copied(viewer.readUpdate()) ? 1 : 0;
                    assertArrayEquals(
                            screen.picture().pixels(), viewer.picture().pixels(), "round " + round);
                }
            }
            viewers.forEach(Viewer::close);
        }
        int seen = copies;
        assertTrue(seen > 40, () -> "only " + seen + " updates with CopyRect");
    }
}
