package oriel.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import oriel.rfb.PixelFormat;

/** Colours that come out the same become the same, and still come out as before. */
class PixelPackerTest {

    private static final PixelFormat NARROW =
            PixelFormat.trueColour(16, 16, false, PixelFormat.channels(31, 11, 63, 5, 31, 0));

    private final int[] colours = new Random(2).ints(5000, 0, 0x1000000).toArray();

    @Test
    void unifiesWhatTheFormatCannotTellApart() {
        int[] unified = colours.clone();
        PixelPacker.pixels(NARROW).unify(unified, unified.length);
        for (int i = 1; i < colours.length; i++) {
            assertEquals(NARROW.pixel(colours[i]), NARROW.pixel(unified[i]));
            if (NARROW.pixel(colours[i]) == NARROW.pixel(colours[i - 1])) {
                assertEquals(unified[i - 1], unified[i]);
            } else {
                assertNotEquals(unified[i - 1], unified[i]);
            }
        }
        assertEquals(1, distinct(0x7c7c7c, 0x7d7d7d, 0x7e7e7e));
        assertEquals(2, distinct(0xff0000, 0xfe0000, 0));
    }

    private static long distinct(int... colours) {
        PixelPacker.pixels(NARROW).unify(colours, colours.length);
        return Arrays.stream(colours).distinct().count();
    }

    @Test
    void leavesColoursOfAnExactFormatAsTheyAre() {
        int[] same = colours.clone();
        PixelPacker.pixels(PixelFormat.NATIVE).unify(same, same.length);
        assertArrayEquals(colours, same);
    }
}
