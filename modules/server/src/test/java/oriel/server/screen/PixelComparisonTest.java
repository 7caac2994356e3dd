package oriel.server.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.screen.PixelComparison.Sides;

/** Where new pixels differ from a picture. */
class PixelComparisonTest {

    private static final Sides ALL = new Sides(true, true, true, true);
    private static final Rect AREA = new Rect(4, 2, 8, 7);

    private final Framebuffer picture = new Framebuffer(20, 10);
    private final int[] fresh = new int[20 * 10];
    private final PixelComparison comparison =
            new PixelComparison(picture, new FreshPixels(IntBuffer.wrap(fresh), 0, 20));

    private void differ(int x, int y) {
        fresh[y * 20 + x] = 0xff000001;
    }

    @Test
    void nothingHasChanged() {
        assertEquals(Rect.EMPTY, comparison.changed(AREA, ALL));
        assertEquals(12, comparison.first(2, 4, 12));
        assertEquals(AREA, comparison.changed(AREA, new Sides(false, false, false, false)));
    }

    @Test
    void aPixelIsFoundByItself() {
        differ(6, 5);
        assertEquals(new Rect(6, 5, 1, 1), comparison.changed(AREA, ALL));
        assertEquals(6, comparison.first(5, 4, 12));
        assertEquals(12, comparison.first(5, 7, 12));
    }

    @Test
    void twoPixelsAreFoundTogether() {
        differ(6, 3);
        differ(9, 7);
        assertEquals(new Rect(6, 3, 4, 5), comparison.changed(AREA, ALL));
        differ(4, 5);
        differ(11, 8);
        assertEquals(new Rect(4, 3, 8, 6), comparison.changed(AREA, ALL));
    }

    @Test
    void onlySomeSidesAreLookedAt() {
        differ(6, 5);
        assertEquals(new Rect(6, 2, 6, 7), comparison.changed(AREA, new Sides(true, false, false, false)));
        assertEquals(new Rect(4, 5, 8, 4), comparison.changed(AREA, new Sides(false, true, false, false)));
        assertEquals(new Rect(4, 2, 3, 7), comparison.changed(AREA, new Sides(false, false, true, false)));
        assertEquals(new Rect(4, 2, 8, 4), comparison.changed(AREA, new Sides(false, false, false, true)));
        assertEquals(new Rect(6, 2, 1, 7), comparison.changed(AREA, Sides.ACROSS));
    }

    @Test
    void whatIsInTheHighByteIsNoColour() {
        Arrays.fill(fresh, 0xab000000);
        assertEquals(Rect.EMPTY, comparison.changed(AREA, ALL));
        differ(7, 4);
        assertEquals(new Rect(7, 4, 1, 1), comparison.changed(AREA, ALL));
    }

    @Test
    void aRowMayBeAnotherOfThePicture() {
        picture.fill(new Rect(0, 8, 20, 1), 1);
        for (int x = 4; x < 12; x++) {
            differ(x, 3);
        }
        assertTrue(comparison.isRow(3, 4, 12, 8));
        assertFalse(comparison.isRow(3, 4, 13, 8));
        assertFalse(comparison.isRow(3, 4, 12, 7));
    }

    @Test
    void noSideIsNone() {
        assertTrue(new Sides(false, false, false, false).none());
        assertFalse(new Sides(true, false, false, false).none());
        assertFalse(new Sides(false, true, false, false).none());
        assertFalse(new Sides(false, false, true, false).none());
        assertFalse(new Sides(false, false, false, true).none());
    }
}
