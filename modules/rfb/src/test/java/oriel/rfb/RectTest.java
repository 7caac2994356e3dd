package oriel.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rectangles, to the pixel. */
class RectTest {

    private static final Rect FIELD = new Rect(10, 20, 5, 4);

    @Test
    void haveNoNegativeSize() {
        assertThrows(IllegalArgumentException.class, () -> new Rect(0, 0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Rect(0, 0, 0, -1));
        assertTrue(new Rect(3, 4, 0, 9).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"3, 5, 3, 9", "3, 5, 9, 5", "3, 5, 2, 9", "3, 5, 9, 4"})
    void areTheEmptyOneWhereEdgesMeetOrCross(int left, int top, int right, int bottom) {
        assertSame(Rect.EMPTY, Rect.between(left, top, right, bottom));
    }

    @Test
    void lieBetweenTheirEdges() {
        assertEquals(new Rect(3, 5, 1, 1), Rect.between(3, 5, 4, 6));
        assertEquals(FIELD, Rect.between(10, 20, FIELD.right(), FIELD.bottom()));
        assertEquals(20, FIELD.area());
    }

    @ParameterizedTest
    @CsvSource({"10, 20, 5, 4, true", "11, 21, 3, 2, true", "9, 20, 2, 1, false", "10, 19, 1, 2, false"})
    @CsvSource({"14, 20, 2, 1, false", "10, 23, 1, 2, false", "99, 99, 0, 0, true"})
    void containWhatHasNoPixelOutside(int x, int y, int width, int height, boolean inside) {
        assertEquals(inside, FIELD.contains(new Rect(x, y, width, height)));
    }

    @ParameterizedTest
    @CsvSource({"9, 19, 2, 2, true", "14, 23, 9, 9, true", "8, 20, 2, 4, false", "15, 20, 2, 4, false"})
    @CsvSource({"10, 18, 5, 2, false", "10, 24, 5, 2, false", "12, 22, 0, 1, false", "12, 22, 1, 0, false"})
    void intersectWhereTheyHaveAPixelInCommon(int x, int y, int width, int height, boolean common) {
        Rect other = new Rect(x, y, width, height);
        assertEquals(common, FIELD.intersects(other));
        assertEquals(common, other.intersects(FIELD));
        assertEquals(common, !FIELD.intersection(other).isEmpty());
    }

    @Test
    void growToHoldAnotherButNotForOneWithoutAPixel() {
        Rect nothing = new Rect(0, 0, 0, 9);
        assertEquals(new Rect(8, 20, 9, 9), FIELD.union(new Rect(8, 22, 9, 7)));
        assertSame(FIELD, FIELD.union(nothing));
        assertSame(FIELD, nothing.union(FIELD));
        assertFalse(FIELD.isEmpty());
    }
}
