package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** A stroke goes up and soon down again. */
class StrokesTest {

    private static final int STEP = 10;

    private final Strokes strokes = new Strokes();

    /** True if there are strokes in a line, across or down, of a picture that is black and white around it. */
    private boolean isIn(int... colours) {
        return isInPart(0, colours.length, colours);
    }

    private boolean isInPart(int from, int to, int... colours) {
        Framebuffer across = noise(colours.length);
        Framebuffer down = noise(colours.length);
        for (int i = 0; i < colours.length; i++) {
            across.pixels()[across.offset(3 + i, 2)] = colours[i];
            down.pixels()[down.offset(2, 3 + i)] = colours[i];
        }
        boolean found =
                strokes.isIn(across, new Rect(3, 2, colours.length, 1), new Rect(3 + from, 2, to - from, 1), STEP);
        assertEquals(
                found,
                strokes.isIn(down, new Rect(2, 3, 1, colours.length), new Rect(2, 3 + from, 1, to - from), STEP));
        return found;
    }

    private static Framebuffer noise(int length) {
        Framebuffer picture = new Framebuffer(length + 6, length + 6);
        Arrays.setAll(picture.pixels(), i -> i % 2 * 0xffffff);
        return picture;
    }

    private static int[] greys(int... levels) {
        return Arrays.stream(levels).map(level -> level * 0x010101).toArray();
    }

    @Test
    void goesUpAndDownOrDownAndUpWithinFourPixels() {
        assertTrue(isIn(greys(0, 0, 10, 0, 0)));
        assertTrue(isIn(greys(20, 20, 10, 10, 10, 10, 20)));
        assertFalse(isIn(greys(20, 20, 10, 10, 10, 10, 10, 20)), "too wide");
        assertFalse(isIn(greys(0, 0, 10, 10)), "an edge");
        assertFalse(isIn(greys(0, 10, 20, 30)), "one edge, soft as it is");
        assertFalse(isIn(greys(0, 0, 10, 10, 20, 20)), "a stair");
    }

    @Test
    void whereThereIsNoEdgeNothingSpeaksAgainstIt() {
        assertTrue(isIn(greys(0, 9, 18, 27, 27, 36)));
        assertFalse(isIn(greys(0, 10, 19)));
        assertFalse(isIn(greys(50, 40, 40)));
    }

    @Test
    void oneEdgeInEightIsOfAStroke() {
        assertTrue(isIn(greys(0, 10, 0, 0, 0, 0, 0, 0, 0, 10, 10, 20, 20, 30, 30, 40, 40, 50, 50, 60)));
        assertFalse(isIn(greys(0, 10, 0, 0, 0, 0, 0, 0, 0, 10, 10, 20, 20, 30, 30, 40, 40, 50, 50, 60, 60, 70)));
        assertTrue(
                isIn(greys(0, 10, 0, 0, 0, 0, 0, 0, 0, 10, 10, 20, 20, 30, 30, 40, 40, 50, 50, 60, 70)),
                "the next pixel belongs to the same edge");
    }

    @Test
    void fourPixelsBesideABlockAreLookedAtToo() {
        int[] low = greys(0, 0, 0, 0, 0, 0, 0, 10, 10, 10, 10, 0, 0, 0, 0);
        assertTrue(isInPart(3, 8, low), "comes down in the last pixel that counts");
        assertFalse(isInPart(3, 7, low));
        int[] high = greys(10, 0, 0, 0, 0, 10, 10, 10, 10, 10);
        assertTrue(isInPart(4, 9, high), "goes down in the first pixel that counts");
        assertFalse(isInPart(5, 9, high));
    }

    @Test
    void greenCountsThreeTimesAsMuchAsRedAndBlueDoesNot() {
        assertFalse(isIn(0, 40 << 16));
        assertTrue(isIn(0, 39 << 16));
        assertFalse(isIn(0, 14 << 8));
        assertTrue(isIn(0, 13 << 8));
        assertFalse(isIn(0xff << 16, 215 << 16));
        assertTrue(isIn(0, 255));
        assertTrue(isIn(0x123456, 0x123400));
    }

    @Test
    void rowsAndColumnsBothCount() {
        Framebuffer picture = new Framebuffer(16, 16);
        Rect area = picture.bounds();
        picture.fill(new Rect(0, 8, 16, 8), 0xffffff);
        assertFalse(strokes.isIn(picture, area, area, STEP), "an edge across");
        picture.fill(new Rect(0, 9, 16, 7), 0);
        assertTrue(strokes.isIn(picture, area, area, STEP), "a line across");
        picture.fill(area, 0);
        picture.fill(new Rect(8, 0, 1, 16), 0xffffff);
        assertTrue(strokes.isIn(picture, area, area, STEP), "a line down");
        picture.fill(new Rect(8, 0, 8, 16), 0xffffff);
        assertFalse(strokes.isIn(picture, area, area, STEP), "an edge down");
    }
}
