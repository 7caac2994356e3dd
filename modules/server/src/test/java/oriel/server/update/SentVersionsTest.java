package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.screen.SharedFramebuffer;

/** What a viewer has not seen is due, no less and, once it was sent, no more. */
class SentVersionsTest {

    private static final int WIDTH = 83;
    private static final int HEIGHT = 61;

    private final Random random = new Random(2);
    private final SharedFramebuffer shared = new SharedFramebuffer(WIDTH, HEIGHT);
    private final Framebuffer screen = new Framebuffer(WIDTH, HEIGHT);
    private final Framebuffer seen = new Framebuffer(WIDTH, HEIGHT);
    private final SentVersions state = new SentVersions(WIDTH, HEIGHT);

    SentVersionsTest() {
        capture();
    }

    private void capture() {
        shared.begin();
        shared.pixels(screen.bounds(), IntBuffer.wrap(screen.pixels()), 0, WIDTH);
        shared.end();
    }

    private long send(Rect area) {
        List<Rect> due = state.takeDirty(area, shared);
        due.forEach(rect -> seen.copyFrom(shared.picture(), rect));
        for (Rect rect : due) {
            assertTrue(area.contains(rect), rect + " is not within " + area);
            assertTrue(due.stream().noneMatch(other -> other != rect && other.intersects(rect)), "an overlap");
        }
        return due.stream().mapToLong(Rect::area).sum();
    }

    private Rect part() {
        int x = random.nextInt(WIDTH);
        int y = random.nextInt(HEIGHT);
        return new Rect(x, y, 1 + random.nextInt(WIDTH - x), 1 + random.nextInt(HEIGHT - y));
    }

    @Test
    void losesNothingWhateverPartsAreAskedFor() {
        for (int i = 0; i < 2000; i++) {
            if (random.nextBoolean()) {
                screen.fill(part(), random.nextInt(0x1000000));
                capture();
            }
            if (random.nextInt(10) == 0) {
                state.invalidate(part());
            }
            send(part());
            if (i % 50 == 0) {
                send(screen.bounds());
                assertArrayEquals(screen.pixels(), seen.pixels());
                assertFalse(state.isDirty(screen.bounds(), shared));
            }
        }
    }

    @Test
    void sendsAPieceOfATileOnce() {
        Rect piece = new Rect(3, 3, 5, 5);
        assertEquals(25, send(piece));
        assertEquals(0, send(piece));
        assertEquals(16 * 16 - 25, send(new Rect(0, 0, 16, 16)));
        assertEquals(0, send(new Rect(0, 0, 16, 16)));
    }

    @Test
    void ofATileThatChangedInAPartThePartIsDue() {
        send(screen.bounds());
        Rect letter = new Rect(19, 35, 6, 9);
        screen.fill(letter, 1);
        capture();
        assertEquals(List.of(letter), state.takeDirty(screen.bounds(), shared));
    }

    @Test
    void whoMissedChangesOfThePartNeedsNoMore() {
        send(screen.bounds());
        Rect film = new Rect(5, 7, 40, 30);
        for (int i = 1; i < 9; i++) {
            screen.fill(i < 5 ? film : new Rect(6 + i, 9, 20, 20), i);
            capture();
        }
        assertEquals(List.of(film), state.takeDirty(screen.bounds(), shared));
    }

    @Test
    void whoMissedAChangeElsewhereInTheTileGetsTheTile() {
        send(screen.bounds());
        screen.fill(new Rect(16, 16, 2, 2), 1);
        capture();
        screen.fill(new Rect(28, 28, 2, 2), 2);
        capture();
        assertEquals(List.of(new Rect(16, 16, 16, 16)), state.takeDirty(screen.bounds(), shared));
    }

    @Test
    void ofAChangedPartWhatWasNotAskedForStaysDue() {
        send(screen.bounds());
        screen.fill(new Rect(4, 4, 8, 8), 1);
        capture();
        assertFalse(state.isDirty(new Rect(0, 0, 4, 16), shared));
        assertEquals(0, send(new Rect(0, 0, 4, 16)));
        assertEquals(32, send(new Rect(0, 0, 8, 16)));
        assertEquals(32, send(new Rect(0, 0, 16, 16)));
    }

    @Test
    void countsTilesThatAreDirty() {
        send(screen.bounds());
        assertEquals(0, state.dirtyTiles(screen.bounds(), shared));
        screen.fill(new Rect(4, 4, 20, 8), 1);
        capture();
        assertEquals(2, state.dirtyTiles(screen.bounds(), shared));
        assertEquals(1, state.dirtyTiles(new Rect(16, 0, 16, 16), shared));
        assertEquals(2, state.dirtyTiles(screen.bounds(), shared), "only asked");
    }

    @Test
    void oweMakesJustTheAreaDueAgain() {
        send(screen.bounds());
        Rect area = new Rect(10, 10, 30, 7);
        state.invalidate(area);
        assertTrue(state.isDirty(screen.bounds(), shared));
        assertFalse(state.isDirty(new Rect(0, 0, 10, 10), shared));
        assertEquals(area.area(), send(screen.bounds()));
    }

    @Test
    void boundsWhatItRemembersOfOneTile() {
        for (int i = 0; i < 500; i++) {
            send(new Rect(random.nextInt(16), random.nextInt(16), 1, 1));
        }
        send(screen.bounds());
        assertArrayEquals(screen.pixels(), seen.pixels());
    }
}
