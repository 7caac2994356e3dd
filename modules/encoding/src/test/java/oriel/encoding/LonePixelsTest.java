package oriel.encoding;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Grain is found; what a search for longer repetitions finds is not. */
class LonePixelsTest {

    private final LonePixels lone = new LonePixels();
    private final Random random = new Random(5);

    private boolean areMany(IntUnaryOperator colour) {
        int[] pixels = IntStream.range(0, 4096).map(colour).toArray();
        return lone.areMany(pixels, pixels.length);
    }

    @Test
    void findsTheGrainOfAFilm() {
        assertTrue(areMany(i -> 0x405060 + i / 100 + random.nextInt(16) * 0x010101));
    }

    @Test
    void findsNoneInRunsRowsOrNoise() {
        assertFalse(areMany(i -> i / 3));
        assertFalse(areMany(i -> i % 64 * 0x030507));
        assertFalse(areMany(i -> random.nextInt(0x1000000)));
        assertFalse(areMany(i -> i * 0x010203));
    }

    @Test
    void takesOnePixel() {
        assertFalse(lone.areMany(new int[] {7}, 1));
    }
}
