package oriel.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The colours of tiles of every kind. */
class PaletteTest {

    private static void check(int[] pixels, int most) {
        int[] wanted = Arrays.stream(pixels).distinct().toArray();
        Palette palette = new Palette(most);
        palette.collect(new int[] {1, 2, 3, 3, 3}, 5);
        assertEquals(wanted.length <= most, palette.collect(pixels, pixels.length));
        if (wanted.length <= most) {
            assertArrayEquals(wanted, Arrays.copyOf(palette.colours(), palette.size()));
            for (int i = 0; i < wanted.length; i++) {
                assertEquals(i, palette.index(wanted[i]));
            }
        }
    }

    @Test
    void collectsColoursInTheirOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            int[] pixels = new int[1 + random.nextInt(round % 10 == 0 ? 4_096 : 300)];
            int colours = 1 + random.nextInt(round % 3 == 0 ? 3 : 140);
            int longest = 1 + random.nextInt(60);
            int i = 0;
            while (i < pixels.length) {
                int end = Math.min(pixels.length, i + 1 + random.nextInt(longest));
                Arrays.fill(pixels, i, end, random.nextInt(colours) * 0x01f3a7 & 0xffffff);
                i = end;
            }
            check(pixels, 1 + random.nextInt(127));
        }
    }

    @Test
    void seesAThirdColourWhereverItIs() {
        for (int place : new int[] {2, 63, 64, 1_023, 1_024, 2_047, 2_500, 4_095}) {
            int[] pixels = new int[4_096];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = i % 2 == 0 ? 0 : 0xffffff;
            }
            pixels[place] = 0x123456;
            check(pixels, 2);
            check(pixels, 3);
        }
    }

    @Test
    void knowsWhetherItHoldsAnothersColours() {
        Palette all = new Palette(4);
        Palette some = new Palette(4);
        all.collect(new int[] {1, 2, 3, 0}, 4);
        some.collect(new int[] {0, 3, 3}, 3);
        assertTrue(all.containsAll(some));
        assertFalse(some.containsAll(all));
    }
}
