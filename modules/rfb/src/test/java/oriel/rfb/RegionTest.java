package oriel.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A region holds the pixels that a set of single pixels would hold. */
class RegionTest {

    private static final int SIDE = 24;

    private final Random random = new Random(4);

    private Rect part() {
        int x = random.nextInt(SIDE);
        int y = random.nextInt(SIDE);
        return new Rect(x, y, random.nextInt(SIDE - x + 1), random.nextInt(SIDE - y + 1));
    }

    private static void set(BitSet pixels, Rect rect, boolean value) {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            pixels.set(y * SIDE + rect.x(), y * SIDE + rect.right(), value);
        }
    }

    @Test
    void addsSubtractsAndClipsLikeASetOfPixels() {
        for (int run = 0; run < 200; run++) {
            Region region = new Region();
            BitSet pixels = new BitSet();
            for (int i = 0; i < 12; i++) {
                Rect rect = part();
                if (random.nextBoolean()) {
                    region.add(rect);
                    set(pixels, rect, true);
                } else {
                    region.subtract(rect);
                    set(pixels, rect, false);
                }
            }
            BitSet held = new BitSet();
            long area = 0;
            for (Rect rect : region.rects()) {
                set(held, rect, true);
                area += rect.area();
            }
            assertEquals(pixels, held);
            assertEquals(pixels.cardinality(), area, "rectangles overlap");
            checkQuestions(region, pixels);
        }
    }

    private void checkQuestions(Region region, BitSet pixels) {
        Rect rect = part();
        BitSet asked = new BitSet();
        set(asked, rect, true);
        BitSet missing = (BitSet) asked.clone();
        missing.andNot(pixels);
        assertEquals(missing.isEmpty(), region.contains(rect));
        assertEquals(asked.intersects(pixels), region.intersects(rect));
        assertEquals(pixels.isEmpty(), region.isEmpty());
        region.clip(rect);
        asked.and(pixels);
        assertEquals(
                asked.cardinality(),
                region.rects().stream().mapToLong(Rect::area).sum());
        assertTrue(rect.contains(region.bounds()));
    }
}
