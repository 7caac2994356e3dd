package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** What of the picture is copied, and into which parts. */
class SnapshotTest {

    private final FramebufferPool store = new FramebufferPool(1 << 24);

    @Test
    void areasNearEachOtherAreCopiedTogether() {
        assertEquals(
                List.of(new Rect(10, 10, 200, 120)),
                Snapshot.parts(List.of(new Rect(10, 10, 100, 20), new Rect(150, 100, 60, 30))));
    }

    @Test
    void areasInOppositeCornersOfALargeScreenTakeLittleMemory() {
        List<Rect> corners = List.of(new Rect(0, 0, 5, 2), new Rect(7670, 4310, 10, 10));
        assertEquals(corners, Snapshot.parts(corners));
        assertEquals(List.of(), Snapshot.parts(List.of()));
    }

    @Test
    void eachAreaIsInOnePart() {
        Rect far = new Rect(7000, 4000, 10, 10);
        Rect near = new Rect(3, 4, 5, 6);
        Framebuffer picture = new Framebuffer(7680, 4320);
        picture.fill(near, 0x111111);
        picture.fill(far, 0x222222);
        try (Snapshot snapshot = new Snapshot(store, List.of(near, far))) {
            snapshot.copy(List.of(near, far), picture);
            Framebuffer part = snapshot.part(far);
            assertEquals(0x222222, part.pixels()[part.offset(7009, 4009)]);
            assertEquals(
                    0x111111, snapshot.part(near).pixels()[snapshot.part(near).offset(3, 4)]);
            assertSame(part, snapshot.part(new Rect(7001, 4001, 2, 2)), "a piece of it");
            assertThrows(IllegalArgumentException.class, () -> snapshot.part(new Rect(0, 0, 9, 9)));
        }
    }

    @Test
    void aPieceThatLiesInThePartOfOtherAreasShowsItsOwnPixels() {
        expectPieces(List.of(new Rect(0, 0, 640, 16), new Rect(0, 96, 16, 16), new Rect(320, 48, 64, 592)));
    }

    /** Pieces of areas as encoders want them, whatever parts the areas fall into. */
    @Test
    void anyPieceOfAnyAreaShowsItsOwnPixels() {
        for (int seed = 0; seed < 200; seed++) {
            expectPieces(areas(new Random(seed)));
        }
    }

    /** In the order of rows, none of which overlap. */
    private static List<Rect> areas(Random random) {
        List<Rect> areas = new ArrayList<>();
        for (int y = 0; y < 480; y += 16 * (1 + random.nextInt(4))) {
            int left = 16 * random.nextInt(20);
            int width = 16 * (1 + random.nextInt(20));
            int height = 16 * (1 + random.nextInt(10));
            Rect area = new Rect(left, y, width, height);
            if (areas.stream().noneMatch(area::intersects)) {
                areas.add(area);
            }
        }
        return areas;
    }

    private void expectPieces(List<Rect> areas) {
        Framebuffer picture = new Framebuffer(1200, 640);
        Arrays.setAll(picture.pixels(), at -> at);
        Framebuffer dirty = store.borrow(picture.bounds());
        dirty.fill(dirty.bounds(), -1);
        store.giveBack(dirty);
        try (Snapshot snapshot = new Snapshot(store, areas)) {
            snapshot.copy(areas, picture);
            for (Rect area : areas) {
                for (int y = area.y(); y < area.bottom(); y += 16) {
                    for (int x = area.x(); x < area.right(); x += 16) {
                        Rect piece = new Rect(x, y, 16, 16).intersection(area);
                        Framebuffer part = snapshot.part(piece);
                        assertEquals(picture.offset(x, y), part.pixels()[part.offset(x, y)], piece + " of " + areas);
                    }
                }
            }
        }
    }

    @Test
    void showsBlackWhereThePictureEnds() {
        List<Rect> areas = List.of(new Rect(5, 5, 10, 10), new Rect(16, 0, 2, 2));
        Framebuffer small = new Framebuffer(10, 10);
        small.fill(small.bounds(), 0x111111);
        Framebuffer dirty = store.borrow(new Rect(0, 0, 100, 100));
        dirty.fill(dirty.bounds(), 0xffffff);
        store.giveBack(dirty);
        try (Snapshot snapshot = new Snapshot(store, areas)) {
            snapshot.copy(areas, small);
            Framebuffer part = snapshot.part(areas.get(0));
            assertEquals(0x111111, part.pixels()[part.offset(9, 9)]);
            assertEquals(0, part.pixels()[part.offset(10, 9)]);
            assertEquals(0, part.pixels()[part.offset(17, 1)]);
        }
    }
}
