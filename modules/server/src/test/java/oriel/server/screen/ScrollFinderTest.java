package oriel.server.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.testkit.TestPictures;

/** Scrolls are found to the pixel, and nothing else is taken for one. */
class ScrollFinderTest {

    private static final Rect WINDOW = new Rect(37, 21, 301, 240);

    private final Framebuffer old = TestPictures.desktop(400, 300);
    private final Framebuffer now = new Framebuffer(400, 300, old.pixels().clone());
    private final ScrollFinder finder = new ScrollFinder();

    ScrollFinderTest() {
        Random random = new Random(3);
        for (int y = WINDOW.y(); y < WINDOW.bottom(); y++) {
            for (int x = WINDOW.x(); x < WINDOW.right(); x++) {
                old.pixels()[old.offset(x, y)] = y % 12 < 3 ? 0xffffff : random.nextInt(4) * 0x3f3f3f;
            }
        }
        System.arraycopy(old.pixels(), 0, now.pixels(), 0, old.pixels().length);
    }

    private void scroll(int down) {
        for (int y = WINDOW.y(); y < WINDOW.bottom(); y++) {
            int from = y - down;
            for (int x = WINDOW.x(); x < WINDOW.right(); x++) {
                boolean inside = from >= WINDOW.y() && from < WINDOW.bottom();
                now.pixels()[now.offset(x, y)] = inside ? old.pixels()[old.offset(x, from)] : 0x123456 + x * y;
            }
        }
    }

    private Optional<Motion> find() {
        Rect tiles = Rect.between(32, 16, 352, 272);
        int[] dirty = now.pixels().clone();
        for (int i = 0; i < dirty.length; i++) {
            dirty[i] |= 0x7f000000;
        }
        return finder.find(old, tiles, new FreshPixels(IntBuffer.wrap(dirty), 0, 400));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -16, -45, -150, 1, 7, 100})
    void findsHowFarAWindowScrolled(int down) {
        scroll(down);
        Rect wanted = Rect.between(
                WINDOW.x(), WINDOW.y() + Math.max(0, down), WINDOW.right(), WINDOW.bottom() + Math.min(0, down));
        assertEquals(Optional.of(new Motion(wanted, 0, down)), find());
    }

    /** Black on white, as a terminal shows the names of files: some of a few letters, each eight pixels wide. */
    private void writeShortLines(Random random) {
        boolean[][] alphabet = new boolean[16][8 * 12];
        for (boolean[] letter : alphabet) {
            for (int i = 0; i < letter.length; i++) {
                letter[i] = i % 8 > 0 && i % 8 < 7 && i / 8 > 1 && random.nextInt(3) == 0;
            }
        }
        old.fill(WINDOW, 0xffffff);
        for (int line = 0; line < WINDOW.height() / 12; line++) {
            int length = 4 + random.nextInt(4);
            for (int column = 0; column < length; column++) {
                boolean[] letter = alphabet[random.nextInt(alphabet.length)];
                for (int i = 0; i < letter.length; i++) {
                    int at = old.offset(WINDOW.x() + 2 + column * 8 + i % 8, WINDOW.y() + line * 12 + i / 8);
                    old.pixels()[at] = letter[i] ? 0 : 0xffffff;
                }
            }
        }
        System.arraycopy(old.pixels(), 0, now.pixels(), 0, old.pixels().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsAScrollOfShortLines(int seed) {
        writeShortLines(new Random(seed));
        scroll(-12);
        assertEquals(Optional.of(-12), find().map(Motion::down));
    }

    @Test
    void takesTheLongestStretchAroundWhatHasChangedBesides() {
        scroll(-30);
        now.pixels()[now.offset(100, 100)] ^= 1;
        Motion found = find().orElseThrow();
        assertEquals(-30, found.down());
        assertEquals(Rect.between(WINDOW.x(), 101, WINDOW.right(), WINDOW.bottom() - 30), found.target());
    }

    @Test
    void findsEachScrollWhateverItFoundBefore() {
        for (int down : new int[] {-16, 7, -45, 100}) {
            scroll(down);
            assertEquals(down, find().orElseThrow().down());
        }
        System.arraycopy(old.pixels(), 0, now.pixels(), 0, old.pixels().length);
        assertTrue(find().isEmpty());
    }

    @Test
    void findsAScrollInALargerRegionThanBefore() {
        scroll(-16);
        Rect half = Rect.between(32, 16, 352, 144);
        FreshPixels fresh = new FreshPixels(IntBuffer.wrap(now.pixels()), 0, 400);
        assertEquals(
                Rect.between(37, 21, 338, 128),
                finder.find(old, half, fresh).orElseThrow().target());
        assertEquals(-16, find().orElseThrow().down());
        assertEquals(
                Rect.between(37, 21, 338, 128),
                finder.find(old, half, fresh).orElseThrow().target());
    }

    @Test
    void findsNothingInNewContentOrInNothing() {
        assertTrue(find().isEmpty());
        Random random = new Random(9);
        for (int i = 0; i < now.pixels().length; i++) {
            now.pixels()[i] = random.nextInt(0x1000000);
        }
        assertTrue(find().isEmpty());
        now.fill(now.bounds(), 0xffffff);
        assertTrue(find().isEmpty());
    }

    @Test
    void isNotMisledByRowsThatAreAlike() {
        for (int y = 0; y < 300; y++) {
            old.fill(new Rect(0, y, 400, 1), y % 2 * 0xffffff);
            now.fill(new Rect(0, y, 400, 1), (y + 1) % 2 * 0xffffff);
        }
        assertTrue(find().isEmpty());
    }
}
