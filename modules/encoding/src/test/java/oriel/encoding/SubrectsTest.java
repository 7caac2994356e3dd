package oriel.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rectangles on a background make the tile that they were cut from. */
class SubrectsTest {

    private final Subrects subrects = new Subrects(Subrects.MAX_SIDE * Subrects.MAX_SIDE);

    private static int[] pixels(String... rows) {
        return String.join("", rows).chars().toArray();
    }

    private String rect(int index) {
        return (char) subrects.colour(index) + " " + subrects.x(index) + "," + subrects.y(index) + " "
                + subrects.width(index) + "x" + subrects.height(index);
    }

    @Test
    void takesTheLargerOfARowThatGrowsDownwardsAndAColumnThatGrowsToTheRight() {
        int[] pixels = pixels("aaaa.", "aa...", "aa.b.", "aa.b.");
        assertTrue(subrects.cut(pixels, 5, 4, '.', 20));
        assertEquals(3, subrects.size());
        assertEquals("a 0,0 2x4", rect(0));
        assertEquals("a 2,0 2x1", rect(1));
        assertEquals("b 3,2 1x2", rect(2));
    }

    @Test
    void takesAWideRectangleWhole() {
        assertTrue(subrects.cut(pixels(".....", ".aaaa", ".aaaa", "....a"), 5, 4, '.', 20));
        assertEquals(2, subrects.size());
        assertEquals("a 1,1 4x2", rect(0));
        assertEquals("a 4,3 1x1", rect(1));
    }

    @Test
    void givesUpWhenItIsNotWorthWhile() {
        assertTrue(subrects.cut(pixels("a.a.a"), 5, 1, '.', 3));
        assertFalse(subrects.cut(pixels("a.a.a"), 5, 1, '.', 2));
        assertTrue(subrects.cut(pixels("....."), 5, 1, '.', 0));
    }

    @Test
    void makesTheSameTileOfAnyPicture() {
        Random random = new Random(6);
        for (int round = 0; round < 500; round++) {
            int width = 1 + random.nextInt(round % 50 == 0 ? 256 : 20);
            int height = 1 + random.nextInt(round % 50 == 1 ? 256 : 20);
            int[] tile = new int[width * height];
            for (int i = 0; i < tile.length; i++) {
                tile[i] = i > width && random.nextInt(3) > 0
                        ? tile[i - (random.nextBoolean() ? 1 : width)]
                        : random.nextInt(4);
            }
            assertTrue(subrects.cut(tile.clone(), width, height, 0, tile.length));
            int[] drawn = new int[tile.length];
            for (int i = 0; i < subrects.size(); i++) {
                for (int y = subrects.y(i); y < subrects.y(i) + subrects.height(i); y++) {
                    int from = y * width + subrects.x(i);
                    Arrays.fill(drawn, from, from + subrects.width(i), subrects.colour(i));
                }
            }
            assertArrayEquals(tile, drawn, "round " + round);
        }
    }
}
