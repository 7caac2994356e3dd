package oriel.encoding.zrle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import oriel.testkit.TestPictures;

/** Runs as they are, and as they are foreseen. */
class RunsTest {

    @Test
    void countsRunsAndThoseOfMoreThanOnePixel() {
        int[] pixels = {7, 7, 0, 0xffffff, 0xffffff, 0xffffff, 0, 0};
        assertEquals(4, Runs.count(pixels, 8));
        assertEquals(3, Runs.longer(pixels, 8));
        assertEquals(4, Runs.count(pixels, 7));
        assertEquals(2, Runs.longer(pixels, 7));
        assertEquals(1, Runs.count(pixels, 1));
        assertEquals(2, Runs.count(pixels, 3));
        assertEquals(1, Runs.longer(pixels, 3));
    }

    @Test
    void foreseesThatNoiseHasNoRuns() {
        assertTrue(Runs.areFew(TestPictures.noise(64, 64).pixels(), 4096));
        assertFalse(Runs.areFew(TestPictures.runs(64, 64).pixels(), 4096));
        assertFalse(Runs.areFew(TestPictures.noise(16, 16).pixels(), 256));
    }
}
