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

    /** Red, green, blue, whatever the order in a pixel; but only at depth 24 and with 8 bits for each. */
    @Test
    void writesTightPixelsInOneOrder() {
        byte[] bytes = new byte[PixelPacker.SPARE_BYTES + 4];
        for (boolean bigEndian : new boolean[] {true, false}) {
            PixelFormat swapped =
                    PixelFormat.trueColour(32, 24, bigEndian, PixelFormat.channels(255, 0, 255, 16, 255, 24));
            assertEquals(3, PixelPacker.tightPixels(swapped).pack(new int[] {0x123456}, 0, 1, bytes, 0));
            assertArrayEquals(new byte[] {0x12, 0x34, 0x56}, Arrays.copyOf(bytes, 3));
        }
        PixelFormat deep = PixelFormat.trueColour(32, 32, false, PixelFormat.channels(255, 16, 255, 8, 255, 0));
        assertEquals(4, PixelPacker.tightPixels(deep).pack(new int[] {0x123456}, 0, 1, bytes, 0));
        assertArrayEquals(new byte[] {0x56, 0x34, 0x12, 0}, Arrays.copyOf(bytes, 4));
        assertEquals(2, PixelPacker.tightPixels(NARROW).bytesPerPixel());
    }
}
