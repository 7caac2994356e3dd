package oriel.encoding.tight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;

/** Which pixels are smooth enough for the gradient filter. */
class GradientFilterTest {

    private static RectPixels grey(int width, int height, int... others) {
        Framebuffer picture = new Framebuffer(width, height);
        Arrays.fill(picture.pixels(), 0x808080);
        for (int i = 0; i < others.length; i += 2) {
            picture.pixels()[others[i]] = others[i + 1];
        }
        RectPixels pixels = new RectPixels();
        pixels.load(picture, picture.bounds(), PixelFormat.NATIVE);
        return pixels;
    }

    /** Of two pixels that are foretold, one is off by so much in one channel. */
    @ParameterizedTest
    @CsvSource({"2, true", "-2, true", "3, false", "-3, false", "100, false"})
    void suitsWhereMostPixelsAreForetoldToTwoInEachChannel(int off, boolean suits) {
        for (int shift = 0; shift <= 16; shift += 8) {
            int other = 0x808080 + off * (1 << shift);
            assertEquals(suits, new GradientFilter().suits(grey(3, 2, 4, other, 5, other)), "shift " + shift);
        }
    }

    @Test
    void onlyMoreThanHalfIsMost() {
        assertFalse(new GradientFilter().suits(grey(3, 2, 4, 0xffffff, 5, 0xffffff)), "one of two");
        assertEquals(
                true, new GradientFilter().suits(grey(4, 2, 5, 0xffffff, 6, 0xffffff, 7, 0xffffff)), "two of three");
    }

    @Test
    void oneRowForetellsNothing() {
        assertFalse(new GradientFilter().suits(grey(100, 1)));
        assertFalse(new GradientFilter().suits(grey(1, 100)));
    }

    /** The ninth row of nine is looked at, and the third is not. */
    @Test
    void looksAtEveryEighthRow() {
        int[] third = new int[16];
        for (int x = 0; x < 8; x++) {
            third[2 * x] = 2 * 8 + x;
            third[2 * x + 1] = x % 2 == 0 ? 0x202020 : 0x808080;
        }
        assertEquals(true, new GradientFilter().suits(grey(8, 3, third)));
        int[] tenth = third.clone();
        for (int x = 0; x < 8; x++) {
            tenth[2 * x] = 9 * 8 + x;
        }
        assertFalse(new GradientFilter().suits(grey(8, 10, tenth)));
    }
}
