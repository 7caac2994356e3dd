package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Pictures are kept for the next borrowers, as many as are in use at once, and no more. */
class FramebufferPoolTest {

    private static final long BUDGET = 40 << 20;

    private final FramebufferPool snapshots = new FramebufferPool(BUDGET);

    private List<Framebuffer> borrow(int count, int width, int height) {
        List<Framebuffer> borrowed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            borrowed.add(snapshots.borrow(new Rect(5, 7, width, height)));
        }
        return borrowed;
    }

    @Test
    void asManyAreKeptAsWereInUse() {
        List<Framebuffer> first = borrow(8, 64, 64);
        first.forEach(snapshots::giveBack);
        assertEquals(8, snapshots.kept());
        List<Framebuffer> second = borrow(8, 64, 64);
        second.forEach(part -> assertEquals(
                1,
                first.stream().filter(other -> other.pixels() == part.pixels()).count()));
    }

    @Test
    void thoseThatNobodyNeedsAnyLongerAreLetGo() {
        borrow(8, 64, 64).forEach(snapshots::giveBack);
        for (int i = 0; i < 2000; i++) {
            borrow(2, 64, 64).forEach(snapshots::giveBack);
        }
        assertEquals(2, snapshots.kept());
    }

    @Test
    void largeOnesAreKeptUpToABound() {
        borrow(8, 3840, 2160).forEach(snapshots::giveBack);
        assertEquals(3, snapshots.kept());
    }

    @Test
    void aFewPixelsTakeMemoryForAFewPixels() {
        Framebuffer part = snapshots.borrow(new Rect(10_000, 8000, 10, 1));
        assertEquals(10, part.pixels().length);
        part.fill(part.bounds(), 0x123456);
        assertEquals(0x123456, part.pixels()[part.offset(10_009, 8000)]);
    }

    @Test
    void whatIsLargeEnoughIsLentAgainAtAnotherPlace() {
        Framebuffer first = snapshots.borrow(new Rect(0, 0, 100, 100));
        snapshots.giveBack(first);
        Framebuffer second = snapshots.borrow(new Rect(50, 60, 99, 98));
        assertSame(first.pixels(), second.pixels());
        assertEquals(new Rect(50, 60, 99, 98), second.bounds());
        assertNotSame(first.pixels(), snapshots.borrow(new Rect(0, 0, 200, 100)).pixels());
    }

    @Test
    void theMoreIsLentTheLessMayBeCopiedAtOnce() {
        assertEquals(9 << 20, snapshots.room());
        List<Framebuffer> lent = borrow(3, 4096, 2304);
        assertEquals((BUDGET - 3L * 4096 * 2304) / 2, snapshots.room());
        lent.addAll(borrow(3, 4096, 2304));
        assertEquals(1 << 20, snapshots.room(), "everybody may copy something");
        lent.forEach(snapshots::giveBack);
        assertEquals(9 << 20, snapshots.room());
    }
}
