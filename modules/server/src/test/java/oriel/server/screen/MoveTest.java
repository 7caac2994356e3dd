package oriel.server.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.testkit.TestPictures;

/** Moves that captures of one or of several areas leave behind. */
class MoveTest {

    private static final Rect WINDOW = new Rect(100, 80, 200, 120);

    private final SharedFramebuffer shared = new SharedFramebuffer(500, 360);
    private final Framebuffer below = TestPictures.desktop(500, 360);
    private final Framebuffer window = TestPictures.noise(WINDOW.width(), WINDOW.height());

    private Framebuffer screen(int x, int y) {
        Framebuffer screen = new Framebuffer(500, 360, below.pixels().clone());
        for (int row = 0; row < window.height(); row++) {
            System.arraycopy(
                    window.pixels(), row * window.width(), screen.pixels(), screen.offset(x, y + row), window.width());
        }
        return screen;
    }

    private void capture(Framebuffer screen, Rect... areas) {
        shared.begin();
        for (Rect area : areas) {
            shared.pixels(area, IntBuffer.wrap(screen.pixels()), screen.offset(area.x(), area.y()), screen.width());
        }
        shared.end();
    }

    private void drag(Rect... areas) {
        Framebuffer before = screen(WINDOW.x(), WINDOW.y());
        capture(before, before.bounds());
        capture(screen(WINDOW.x() + 7, WINDOW.y() + 4), areas);
    }

    @Test
    void isFoundInOneArea() {
        drag(new Rect(100, 80, 207, 124));
        Rect target = new Rect(107, 84, 200, 120);
        assertEquals(new Motion(target, 7, 4), shared.moves().get(0).motion());
        assertEquals(WINDOW, shared.moves().get(0).source());
    }

    @Test
    void isFoundThoughAreasBesideItCameBefore() {
        drag(new Rect(100, 80, 207, 4), new Rect(100, 84, 207, 116), new Rect(100, 200, 207, 4));
        assertEquals(
                List.of(new Motion(new Rect(107, 88, 200, 112), 7, 4)),
                shared.moves().stream().map(Move::motion).toList());
    }

    @Test
    void comesOnlyFromWhereTheSameCaptureHasNotDrawnYet() {
        Rect drawn = new Rect(100, 80, 100, 60);
        drag(drawn, new Rect(100, 80, 207, 124));
        assertEquals(1, shared.moves().size());
        assertFalse(shared.moves().get(0).source().intersects(drawn));
    }

    @Test
    void isForgottenWhenTheSameCaptureDrawsOverIt() {
        drag(new Rect(100, 80, 207, 124), new Rect(150, 100, 5, 5));
        assertEquals(List.of(), shared.moves());
    }

    @Test
    void aFilmIsSearchedSeldomAndADragAfterItIsFoundSoon() {
        Random random = new Random(4);
        Framebuffer film = screen(WINDOW.x(), WINDOW.y());
        capture(film, film.bounds());
        for (int i = 0; i < 40; i++) {
            for (int k = 0; k < film.pixels().length; k++) {
                film.pixels()[k] = random.nextInt(0x1000000);
            }
            capture(film, film.bounds());
        }
        assertEquals(List.of(), shared.moves());
        for (int i = 0; i < 12; i++) {
            Framebuffer next = screen(WINDOW.x() + 5 * i, WINDOW.y() + 3 * i);
            capture(next, next.bounds());
        }
        assertEquals(5, shared.moves().get(0).motion().right());
        assertEquals(3, shared.moves().get(0).motion().down());
    }

    @Test
    void pixelsThatAreSentAsSoonAsToldAreNotWorthOne() {
        assertTrue(isWorthy(64, 64));
        assertTrue(isWorthy(24, 171));
        assertTrue(isWorthy(171, 24));
        assertFalse(isWorthy(64, 63));
        assertFalse(isWorthy(23, 400));
        assertFalse(isWorthy(400, 23));
    }

    private static boolean isWorthy(int width, int height) {
        return new Motion(new Rect(3, 4, width, height), 5, -6).isWorthy();
    }
}
