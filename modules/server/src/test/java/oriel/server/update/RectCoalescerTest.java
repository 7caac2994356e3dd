package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import oriel.rfb.Rect;
import oriel.rfb.Region;

/** Rectangles are made fewer, and none of their pixels is lost. */
class RectCoalescerTest {

    private final Random random = new Random(3);

    private List<Rect> some(int count) {
        Region region = new Region();
        for (int i = 0; i < count; i++) {
            region.add(new Rect(random.nextInt(20), random.nextInt(20), 1 + random.nextInt(8), 1 + random.nextInt(8)));
        }
        return region.rects();
    }

    private static long area(List<Rect> rects) {
        return rects.stream().mapToLong(Rect::area).sum();
    }

    private static void assertApart(List<Rect> rects) {
        assertEquals(
                area(rects),
                rects.stream().collect(Region::new, Region::add, (a, b) -> {}).rects().stream()
                        .mapToLong(Rect::area)
                        .sum());
    }

    private static void assertCovered(List<Rect> pixels, List<Rect> by) {
        Region left = new Region();
        pixels.forEach(left::add);
        by.forEach(left::subtract);
        assertTrue(left.isEmpty(), () -> left.rects() + " are lost");
    }

    @Test
    void exactlyKeepsEveryPixelAndAddsNone() {
        for (int i = 0; i < 500; i++) {
            List<Rect> rects = some(random.nextInt(12));
            List<Rect> joined = RectCoalescer.exactly(rects);
            assertApart(joined);
            assertCovered(rects, joined);
            assertEquals(area(rects), area(joined));
        }
    }

    @Test
    void nearlyKeepsEveryPixelAndAddsFew() {
        int joins = 0;
        for (int i = 0; i < 500; i++) {
            List<Rect> rects = some(random.nextInt(12));
            List<Rect> joined = RectCoalescer.nearly(rects);
            assertApart(joined);
            assertCovered(rects, joined);
            assertTrue(joined.size() <= rects.size());
            joins += rects.size() - joined.size();
        }
        assertTrue(joins > 500, joins + " were joined");
    }

    @Test
    void aFrameOfStripsIsFourRectangles() {
        Region frame = new Region(new Rect(0, 0, 160, 160));
        frame.subtract(new Rect(5, 6, 140, 141));
        List<Rect> strips = new ArrayList<>();
        for (int y = 0; y < 160; y += 16) {
            for (int x = 0; x < 160; x += 16) {
                Region tile = new Region(new Rect(x, y, 16, 16));
                tile.subtract(new Rect(5, 6, 140, 141));
                strips.addAll(tile.rects());
            }
        }
        assertEquals(Set.copyOf(frame.rects()), Set.copyOf(RectCoalescer.exactly(strips)));
    }

    @Test
    void linesOfTextOfUnlikeLengthAreOneRectangle() {
        assertEquals(
                List.of(new Rect(0, 0, 200, 48)),
                RectCoalescer.nearly(
                        List.of(new Rect(0, 0, 200, 16), new Rect(0, 16, 160, 16), new Rect(0, 32, 176, 16))));
    }

    @Test
    void farChangesStayApart() {
        List<Rect> far = List.of(new Rect(0, 0, 16, 16), new Rect(64, 0, 16, 16), new Rect(0, 400, 600, 16));
        assertEquals(far, RectCoalescer.nearly(far));
    }
}
