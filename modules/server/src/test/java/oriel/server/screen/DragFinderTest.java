package oriel.server.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.testkit.TestPictures;

/** Windows that were dragged are found to the pixel, and nothing else is taken for one. */
class DragFinderTest {

    private static final Rect WINDOW = new Rect(130, 90, 170, 110);

    private final Framebuffer below = TestPictures.desktop(500, 360);
    private final Framebuffer window = new Framebuffer(WINDOW.width(), WINDOW.height());
    private final DragFinder finder = new DragFinder();

    DragFinderTest() {
        Random random = new Random(3);
        window.fill(window.bounds(), 0xfafafa);
        for (int i = 0; i < 2000; i++) {
            window.pixels()[random.nextInt(window.pixels().length)] = random.nextInt(0x1000000);
        }
    }

    private Framebuffer screen(int x, int y) {
        Framebuffer screen = new Framebuffer(500, 360, below.pixels().clone());
        for (int row = 0; row < window.height(); row++) {
            System.arraycopy(
                    window.pixels(), row * window.width(), screen.pixels(), screen.offset(x, y + row), window.width());
        }
        return screen;
    }

    private Optional<Motion> find(Framebuffer old, Framebuffer now) {
        int[] dirty = now.pixels().clone();
        for (int i = 0; i < dirty.length; i++) {
            dirty[i] |= 0x55000000;
        }
        return finder.find(old, Rect.between(16, 16, 480, 352), new FreshPixels(IntBuffer.wrap(dirty), 0, 500));
    }

    @ParameterizedTest
    @CsvSource({"7, 4", "-7, 4", "1, 0", "-30, 0", "0, 5", "0, -40", "60, -61", "-100, 100", "150, 130"})
    void findsHowFarAWindowWasDragged(int right, int down) {
        Rect target = new Rect(WINDOW.x() + right, WINDOW.y() + down, WINDOW.width(), WINDOW.height());
        Motion found = find(screen(WINDOW.x(), WINDOW.y()), screen(target.x(), target.y()))
                .orElseThrow();
        assertEquals(right, found.right());
        assertEquals(down, found.down());
        assertTrue(found.target().contains(target), found + " is not all of " + target);
        assertTrue(found.target().area() < target.area() * 2, found + " is more than " + target);
    }

    @Test
    void whatItFindsHasMovedPixelByPixel() {
        Framebuffer old = screen(WINDOW.x(), WINDOW.y());
        Framebuffer now = screen(WINDOW.x() + 21, WINDOW.y() - 9);
        now.pixels()[now.offset(200, 130)] ^= 1;
        now.fill(new Rect(260, 100, 30, 20), 0x336699);
        Motion found = find(old, now).orElseThrow();
        assertTrue(found.target().area() > WINDOW.area() / 3, found.toString());
        for (int y = found.target().y(); y < found.target().bottom(); y++) {
            for (int x = found.target().x(); x < found.target().right(); x++) {
                assertEquals(old.pixels()[old.offset(x - 21, y + 9)], now.pixels()[now.offset(x, y)], x + "," + y);
            }
        }
    }

    @Test
    void findsEachDragWhateverItFoundBefore() {
        Framebuffer old = screen(WINDOW.x(), WINDOW.y());
        for (int step : new int[] {7, -30, 60, 1}) {
            Motion found =
                    find(old, screen(WINDOW.x() + step, WINDOW.y() - step)).orElseThrow();
            assertEquals(step, found.right());
            assertEquals(-step, found.down());
        }
        assertTrue(find(old, old).isEmpty());
    }

    @Test
    void findsADragInALargerRegionThanBefore() {
        Framebuffer old = screen(WINDOW.x(), WINDOW.y());
        Framebuffer now = screen(WINDOW.x() + 5, WINDOW.y() + 3);
        FreshPixels fresh = new FreshPixels(IntBuffer.wrap(now.pixels()), 0, 500);
        Rect part = new Rect(WINDOW.x(), WINDOW.y(), 64, 80);
        Rect found = finder.find(old, part, fresh).orElseThrow().target();
        assertEquals(new Rect(WINDOW.x() + 5, WINDOW.y() + 3, 59, 77), found);
        assertEquals(5, find(old, now).orElseThrow().right());
        assertEquals(found, finder.find(old, part, fresh).orElseThrow().target());
        Rect narrow = new Rect(WINDOW.x(), WINDOW.y(), 63, 80);
        assertTrue(finder.find(old, narrow, fresh).isEmpty(), "too few landmarks");
    }

    @Test
    void findsNothingInNewContentOrInNothing() {
        Framebuffer old = screen(WINDOW.x(), WINDOW.y());
        assertTrue(find(old, old).isEmpty());
        assertTrue(find(old, below).isEmpty());
        assertTrue(find(old, TestPictures.noise(500, 360)).isEmpty());
        Framebuffer flat = new Framebuffer(500, 360);
        assertTrue(find(old, flat).isEmpty());
        assertTrue(find(flat, old).isEmpty());
    }

    @Test
    void isNotMisledByWhatRepeatsItself() {
        Framebuffer old = new Framebuffer(500, 360);
        Framebuffer now = new Framebuffer(500, 360);
        for (int i = 0; i < old.pixels().length; i++) {
            old.pixels()[i] = i % 7 * 0x111111;
            now.pixels()[i] = (i + 3) % 7 * 0x111111;
        }
        assertTrue(find(old, now).isEmpty());
    }
}
