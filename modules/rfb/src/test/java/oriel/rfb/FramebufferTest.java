package oriel.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures and parts of pictures: to the pixel, at their edges. */
class FramebufferTest {

    private static final int BEYOND = Framebuffer.MAX_SIDE + 1;

    /** A part of a picture, every pixel of which tells its own place: {@code row << 16 | column}. */
    private static Framebuffer part(Rect bounds) {
        Framebuffer part = new Framebuffer(bounds, new int[(int) bounds.area()]);
        for (int y = bounds.y(); y < bounds.bottom(); y++) {
            for (int x = bounds.x(); x < bounds.right(); x++) {
                part.pixels()[(y - bounds.y()) * bounds.width() + x - bounds.x()] = y << 16 | x;
            }
        }
        return part;
    }

    private static int at(Framebuffer picture, int x, int y) {
        return picture.pixels()[picture.offset(x, y)];
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1, 1", "0, 0, 65535, 1", "0, 0, 1, 65535", "65534, 65534, 1, 1", "7, 9, 65528, 1"})
    void mayLieAnywhereWithinTheLargestPicture(int x, int y, int width, int height) {
        Rect bounds = new Rect(x, y, width, height);
        assertEquals(bounds, new Framebuffer(bounds, new int[width * height]).bounds());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 1", "1, -1", "65536, 1", "1, 65536"})
    void hasASizeOfSixteenBitsAndAtLeastOnePixel(int width, int height) {
        assertThrows(IllegalArgumentException.class, () -> new Framebuffer(width, height, new int[BEYOND]));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, -1", "65534, 0", "0, 65533"})
    void doesNotLeaveTheLargestPicture(int x, int y) {
        assertThrows(IllegalArgumentException.class, () -> new Framebuffer(x, y, 2, 3, new int[6]));
    }

    @Test
    void hasNoFewerPixelsThanItsSizeSays() {
        assertThrows(IllegalArgumentException.class, () -> new Framebuffer(2, 3, new int[5]));
        assertEquals(7, new Framebuffer(2, 3, new int[7]).pixels().length);
    }

    @Test
    void findsThePixelsOfThePictureThatItIsAPartOf() {
        Framebuffer part = part(new Rect(5, 7, 3, 2));
        assertEquals(7 << 16 | 5, at(part, 5, 7));
        assertEquals(8 << 16 | 7, at(part, 7, 8));
    }

    @Test
    void isFilledInsideOfAnAreaOnly() {
        Rect area = new Rect(6, 8, 3, 2);
        Framebuffer part = part(new Rect(5, 7, 5, 4));
        part.fill(new Rect(0, 0, 0, 9), 0xffffff);
        part.fill(area, 0xabcdef);
        checkEachPixel(part, (x, y) -> area.contains(new Rect(x, y, 1, 1)) ? 0xabcdef : y << 16 | x);
    }

    @Test
    void takesAnAreaOverFromAnotherPart() {
        Rect area = new Rect(6, 8, 3, 2);
        Framebuffer target = new Framebuffer(new Rect(2, 3, 9, 9), new int[81]);
        target.copyFrom(part(new Rect(5, 7, 5, 4)), area);
        checkEachPixel(target, (x, y) -> area.contains(new Rect(x, y, 1, 1)) ? y << 16 | x : 0);
    }

    @Test
    void movesAnAreaToAnywhereAlsoOverItself() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            Rect bounds = new Rect(random.nextInt(4), random.nextInt(4), 8, 8);
            Rect target =
                    new Rect(bounds.x() + random.nextInt(4), bounds.y() + random.nextInt(4), 1 + random.nextInt(4), 4);
            int fromX = bounds.x() + random.nextInt(4);
            int fromY = bounds.y() + random.nextInt(4);
            Framebuffer part = part(bounds);
            part.move(fromX, fromY, target);
            checkEachPixel(
                    part,
                    (x, y) -> target.contains(new Rect(x, y, 1, 1))
                            ? y - target.y() + fromY << 16 | x - target.x() + fromX
                            : y << 16 | x);
        }
    }

    @Test
    void isTheSameAsAnotherOfThatPlaceSizeAndPixels() {
        Rect bounds = new Rect(5, 7, 3, 2);
        Framebuffer part = part(bounds);
        int[] more = Arrays.copyOf(part.pixels(), 9);
        assertTrue(part.sameAs(new Framebuffer(bounds, more)), "pixels behind the last one have no meaning");
        assertFalse(part.sameAs(new Framebuffer(new Rect(6, 7, 3, 2), more)));
        assertFalse(part.sameAs(new Framebuffer(new Rect(5, 8, 3, 2), more)));
        assertFalse(part.sameAs(new Framebuffer(new Rect(5, 7, 2, 2), more)));
        assertFalse(part.sameAs(new Framebuffer(new Rect(5, 7, 3, 3), more)));
        for (int i = 0; i < part.pixels().length; i++) {
            int[] other = part.pixels().clone();
            other[i]++;
            assertFalse(part.sameAs(new Framebuffer(bounds, other)), "pixel " + i);
        }
    }

    private interface Wanted {
        int pixel(int x, int y);
    }

    private static void checkEachPixel(Framebuffer picture, Wanted wanted) {
        Rect bounds = picture.bounds();
        for (int y = bounds.y(); y < bounds.bottom(); y++) {
            for (int x = bounds.x(); x < bounds.right(); x++) {
                assertEquals(wanted.pixel(x, y), at(picture, x, y), "pixel " + x + "," + y);
            }
        }
    }
}
