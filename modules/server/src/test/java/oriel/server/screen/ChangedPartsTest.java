package oriel.server.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.testkit.TestPictures;

/** What the shared picture knows of its changes: where within a tile, in which version, and what has only moved. */
class ChangedPartsTest {

    private static final Rect TILE_1_1 = new Rect(16, 16, 16, 16);

    private final Framebuffer screen = new Framebuffer(96, 80);
    private final SharedFramebuffer shared = new SharedFramebuffer(96, 80);

    ChangedPartsTest() {
        capture(screen.bounds());
    }

    private void capture(Rect... areas) {
        shared.begin();
        for (Rect area : areas) {
            shared.pixels(area, IntBuffer.wrap(screen.pixels()), screen.offset(area.x(), area.y()), screen.width());
        }
        shared.end();
    }

    /** Changes an area, of which a capture tells more. */
    private void change(Rect area, int colour) {
        screen.fill(area, colour);
        capture(screen.bounds());
    }

    @Test
    void anAreaIsAsNewAsTheNewestOfItsTiles() {
        change(new Rect(20, 20, 1, 1), 1);
        change(new Rect(90, 70, 1, 1), 1);
        assertEquals(2, shared.newest(new Rect(17, 17, 1, 1)));
        assertEquals(3, shared.newest(screen.bounds()));
        assertEquals(2, shared.newest(new Rect(0, 0, 80, 64)));
        assertEquals(1, shared.newest(new Rect(0, 0, 16, 80)));
        assertEquals(1, shared.newest(new Rect(0, 0, 96, 16)));
    }

    @Test
    void aPictureOfAnotherSizeIsAnother() {
        PictureId first = shared.id();
        shared.begin();
        shared.resize(96, 80);
        assertEquals(first, shared.id());
        assertEquals(false, shared.end());
        shared.begin();
        shared.resize(96, 81);
        assertEquals(true, shared.end());
        PictureId second = shared.id();
        assertNotEquals(first, second);
        shared.begin();
        shared.resize(95, 81);
        shared.end();
        assertNotEquals(second, shared.id());
    }

    @Test
    void aChangeIsKnownCloselyToWhoeverHasSeenWhatWasBefore() {
        Rect dot = new Rect(20, 21, 3, 2);
        change(dot, 7);
        assertEquals(dot, shared.changedPart(1, 1, 1));
        assertEquals(TILE_1_1, shared.changedPart(1, 1, 0), "who has not seen that gets all of it");
        change(new Rect(21, 21, 1, 1), 8);
        assertEquals(dot, shared.changedPart(1, 1, 1), "it is within");
        assertEquals(dot, shared.changedPart(1, 1, 2));
        change(new Rect(30, 30, 2, 2), 9);
        assertEquals(new Rect(30, 30, 2, 2), shared.changedPart(1, 1, 3));
        assertEquals(TILE_1_1, shared.changedPart(1, 1, 2));
        assertEquals(new Rect(96, 16, 16, 16), shared.changedPart(6, 1, 9), "a tile that is not there");
    }

    @Test
    void aChangeThatComesInTwoPiecesIsOne() {
        screen.fill(new Rect(18, 18, 2, 2), 7);
        screen.fill(new Rect(25, 26, 3, 3), 7);
        capture(new Rect(16, 16, 8, 16), new Rect(24, 16, 8, 16));
        assertEquals(new Rect(18, 18, 10, 11), shared.changedPart(1, 1, 1));
    }

    @Test
    void aChangeAcrossTilesIsKnownCloselyAtItsEdges() {
        change(new Rect(10, 12, 50, 40), 7);
        assertEquals(new Rect(10, 12, 6, 4), shared.changedPart(0, 0, 1));
        assertEquals(new Rect(16, 12, 16, 4), shared.changedPart(1, 0, 1));
        assertEquals(new Rect(48, 12, 12, 4), shared.changedPart(3, 0, 1));
        assertEquals(new Rect(10, 16, 6, 16), shared.changedPart(0, 1, 1));
        assertEquals(TILE_1_1, shared.changedPart(1, 1, 1));
        assertEquals(new Rect(48, 16, 12, 16), shared.changedPart(3, 1, 1));
        assertEquals(new Rect(10, 48, 6, 4), shared.changedPart(0, 3, 1));
        assertEquals(new Rect(16, 48, 16, 4), shared.changedPart(1, 3, 1));
        assertEquals(new Rect(48, 48, 12, 4), shared.changedPart(3, 3, 1));
    }

    @Test
    void aChangeAtTheEdgesOfThePictureIsKnownClosely() {
        change(new Rect(94, 78, 2, 2), 7);
        assertEquals(new Rect(94, 78, 2, 2), shared.changedPart(5, 4, 1));
        change(new Rect(0, 0, 2, 2), 7);
        assertEquals(new Rect(0, 0, 2, 2), shared.changedPart(0, 0, 2));
    }

    @Test
    void ofSoManyChangesTheLastAreNotMeasured() {
        int side = 64;
        SharedFramebuffer large = new SharedFramebuffer(side * 16, side * 16);
        Framebuffer picture = new Framebuffer(side * 16, side * 16);
        for (int pass = 0; pass < 2; pass++) {
            large.begin();
            large.pixels(picture.bounds(), IntBuffer.wrap(picture.pixels()), 0, picture.width());
            large.end();
            for (int i = 0; i < side * side; i += 2) {
                picture.fill(new Rect((i + i / side % 2) % side * 16 + 3, i / side * 16 + 3, 1, 1), 7);
            }
        }
        long measured = IntStream.range(0, side * side)
                .filter(i -> large.version(i % side, i / side) == 2)
                .mapToObj(i -> large.changedPart(i % side, i / side, 1))
                .filter(part -> part.area() == 1)
                .count();
        assertEquals(512, measured);
        assertEquals(new Rect(63 * 16, 63 * 16, 16, 16), large.changedPart(63, 63, 1));
    }

    @Test
    void thePictureCanBeReadAfterACapture() throws Exception {
        FutureTask<Boolean> reader = new FutureTask<>(() -> shared.readLock().tryLock());
        new Thread(reader).start();
        assertTrue(reader.get());
    }

    @Test
    void theFirstCaptureIsNewWhereItIs() {
        SharedFramebuffer fresh = new SharedFramebuffer(96, 80);
        fresh.begin();
        fresh.pixels(new Rect(32, 16, 16, 17), IntBuffer.wrap(screen.pixels()), 0, 96);
        assertEquals(true, fresh.end());
        assertEquals(
                List.of(0L, 1L, 0L, 1L, 0L),
                List.of(
                        fresh.version(1, 1),
                        fresh.version(2, 1),
                        fresh.version(3, 1),
                        fresh.version(2, 2),
                        fresh.version(2, 3)));
    }

    private void scroll(int rows) {
        int width = screen.width();
        System.arraycopy(screen.pixels(), rows * width, screen.pixels(), 0, screen.pixels().length - rows * width);
        capture(screen.bounds());
    }

    @Test
    void theLastMovesAreKnownUntilTheSizeChanges() {
        Framebuffer noise = TestPictures.noise(96, 80);
        System.arraycopy(noise.pixels(), 0, screen.pixels(), 0, noise.pixels().length);
        capture(screen.bounds());
        for (int i = 0; i < 9; i++) {
            scroll(1);
        }
        List<Move> moves = shared.moves();
        assertEquals(8, moves.size());
        assertEquals(shared.version(), moves.get(7).version());
        assertEquals(shared.version() - 7, moves.get(0).version());
        assertEquals(new Motion(new Rect(0, 0, 96, 79), 0, -1), moves.get(7).motion());
        shared.begin();
        shared.resize(50, 50);
        shared.end();
        assertEquals(List.of(), shared.moves());
    }

    @Test
    void aMoveTellsHowOldItsTilesWere() {
        Framebuffer noise = TestPictures.noise(96, 80);
        System.arraycopy(noise.pixels(), 0, screen.pixels(), 0, noise.pixels().length);
        capture(screen.bounds());
        change(new Rect(17, 17, 1, 1), 5);
        long before = shared.version();
        scroll(16);
        Move move = shared.moves().get(0);
        assertEquals(new Rect(0, 16, 96, 48), move.source(), "the last rows are as before");
        assertEquals(6 * 3, move.before().length);
        assertEquals(before, move.before()[1]);
        assertEquals(before - 1, move.before()[0]);
        assertEquals(before - 1, move.before()[7]);
    }

    @Test
    void aMoveTooSmallToMatterIsNone() {
        assertEquals(false, new Motion(new Rect(0, 0, 23, 1000), 1, 1).isWorthy());
        assertEquals(false, new Motion(new Rect(0, 0, 64, 63), 1, 1).isWorthy());
        assertEquals(true, new Motion(new Rect(0, 0, 64, 64), 1, 1).isWorthy());
        assertEquals(true, new Motion(new Rect(0, 0, 24, 171), 1, 1).isWorthy());
        assertEquals(new Rect(3, 4, 5, 6), new Motion(new Rect(13, 24, 5, 6), 10, 20).source());
    }
}
