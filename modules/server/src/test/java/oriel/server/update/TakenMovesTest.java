package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.screen.Move;
import oriel.server.screen.SharedFramebuffer;
import oriel.testkit.TestPictures;

/** A viewer that copies pixels itself is sent the others, and ends with the picture of the screen. */
class TakenMovesTest {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    private final Random random = new Random(7);
    private final SharedFramebuffer shared = new SharedFramebuffer(WIDTH, HEIGHT);
    private final Framebuffer screen = TestPictures.noise(WIDTH, HEIGHT);
    private final Framebuffer seen = new Framebuffer(WIDTH, HEIGHT);
    private final SentVersions state = new SentVersions(WIDTH, HEIGHT);
    private int taken;

    TakenMovesTest() {
        capture();
        send(screen.bounds());
    }

    private void capture() {
        shared.begin();
        shared.pixels(screen.bounds(), IntBuffer.wrap(screen.pixels()), 0, WIDTH);
        shared.end();
    }

    /** Scrolls an area of the screen up; what comes in from below is new. */
    private void scroll(Rect area, int rows) {
        Framebuffer before = new Framebuffer(WIDTH, HEIGHT, screen.pixels().clone());
        copy(
                before,
                new Rect(area.x(), area.y() + rows, area.width(), area.height() - rows),
                screen,
                area.x(),
                area.y());
        for (int y = area.bottom() - rows; y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                screen.pixels()[screen.offset(x, y)] = random.nextInt(0x1000000);
            }
        }
    }

    private static void copy(Framebuffer from, Rect area, Framebuffer to, int x, int y) {
        Framebuffer source =
                new Framebuffer(from.width(), from.height(), from.pixels().clone());
        for (int row = 0; row < area.height(); row++) {
            System.arraycopy(
                    source.pixels(),
                    source.offset(area.x(), area.y() + row),
                    to.pixels(),
                    to.offset(x, y + row),
                    area.width());
        }
    }

    private long send(Rect area) {
        for (Move move : shared.moves()) {
            if (area.contains(move.target()) && state.takeMove(move, shared)) {
                copy(seen, move.source(), seen, move.target().x(), move.target().y());
                taken++;
            }
        }
        List<Rect> due = state.takeDirty(area, shared);
        due.forEach(rect -> seen.copyFrom(shared.picture(), rect));
        return due.stream().mapToLong(Rect::area).sum();
    }

    private Rect part(int least) {
        int width = least + random.nextInt(WIDTH - least);
        int height = least + random.nextInt(HEIGHT - least);
        return new Rect(random.nextInt(WIDTH - width + 1), random.nextInt(HEIGHT - height + 1), width, height);
    }

    @Test
    void onlyWhatCameInIsSent() {
        Rect area = new Rect(37, 41, 200, 150);
        scroll(area, 20);
        capture();
        assertTrue(state.takeMove(shared.moves().get(0), shared));
        assertEquals(
                List.of(new Rect(37, 171, 200, 20)), RectCoalescer.nearly(state.takeDirty(screen.bounds(), shared)));
    }

    @Test
    void nothingIsLostWhateverMovesAndIsAskedFor() {
        for (int i = 0; i < 600; i++) {
            switch (random.nextInt(4)) {
                case 0 -> screen.fill(part(1), random.nextInt(0x1000000));
                case 1 -> state.invalidate(part(1));
                default -> scroll(part(100), 1 + random.nextInt(30));
            }
            capture();
            send(random.nextInt(3) == 0 ? part(1) : screen.bounds());
            if (i % 20 == 0) {
                send(screen.bounds());
                assertArrayEquals(screen.pixels(), seen.pixels());
            }
        }
        assertTrue(taken > 100, taken + " moves were taken");
    }
}
