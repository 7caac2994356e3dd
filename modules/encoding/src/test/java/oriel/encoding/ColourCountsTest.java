package oriel.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The commonest colour of a tile is found, also after other tiles. */
class ColourCountsTest {

    private final ColourCounts counts = new ColourCounts(3);

    @Test
    void findsTheCommonestColourAndTheOtherOne() {
        assertTrue(counts.count(new int[] {7, 7, 0, 0, 7, 0, 0}, 7));
        assertEquals(2, counts.size());
        assertEquals(0, counts.commonest());
        assertEquals(7, counts.other());
        assertTrue(counts.count(new int[] {0, 7, 7, 0, 0, 0, 0}, 3));
        assertEquals(7, counts.commonest());
        assertEquals(0, counts.other());
    }

    @Test
    void goesOnCountingTheFirstColoursWhenThereAreTooMany() {
        assertFalse(counts.count(new int[] {1, 2, 3, 4, 4, 4, 4, 3, 2, 3}, 10));
        assertEquals(3, counts.size());
        assertEquals(3, counts.commonest());
    }

    @Test
    void holdsAsManyColoursAsItSays() {
        ColourCounts full = new ColourCounts(256);
        int[] colours = IntStream.range(0, 256).map(i -> i * 0x10203 & 0xffffff).toArray();
        assertTrue(full.count(colours, 256));
        assertEquals(256, full.size());
        assertTrue(full.count(new int[] {5}, 1));
        assertEquals(1, full.size());
        assertEquals(5, full.commonest());
    }
}
