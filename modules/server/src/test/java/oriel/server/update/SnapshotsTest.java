package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.rfb.Framebuffer;

/** Pictures are kept for the next borrowers, as many as are in use at once, and no more. */
class SnapshotsTest {

    private final Snapshots snapshots = new Snapshots();

    private List<Framebuffer> borrow(int count, int width, int height) {
        List<Framebuffer> borrowed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            borrowed.add(snapshots.borrow(width, height));
        }
        return borrowed;
    }

    @Test
    void asManyAreKeptAsWereInUse() {
        List<Framebuffer> first = borrow(8, 64, 48);
        first.forEach(snapshots::giveBack);
        assertEquals(8, snapshots.kept());
        List<Framebuffer> second = borrow(8, 64, 48);
        second.forEach(picture ->
                assertEquals(1, first.stream().filter(other -> other == picture).count()));
    }

    @Test
    void thoseThatNobodyNeedsAnyLongerAreLetGo() {
        borrow(8, 64, 48).forEach(snapshots::giveBack);
        for (int i = 0; i < 2000; i++) {
            borrow(2, 64, 48).forEach(snapshots::giveBack);
        }
        assertEquals(2, snapshots.kept());
    }

    @Test
    void largeOnesAreKeptUpToABound() {
        borrow(8, 3840, 2160).forEach(snapshots::giveBack);
        assertEquals(3, snapshots.kept());
    }

    @Test
    void anotherSizeIsNeverLent() {
        Framebuffer small = snapshots.borrow(64, 48);
        snapshots.giveBack(small);
        assertNotSame(small, snapshots.borrow(48, 64));
        Framebuffer same = snapshots.borrow(64, 48);
        assertSame(small, same);
    }
}
