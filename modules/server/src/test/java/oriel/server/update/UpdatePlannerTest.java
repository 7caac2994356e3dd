package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.screen.SharedFramebuffer;
import oriel.server.viewer.ClientParams;

/** What an update covers, on a screen of 6 by 4 tiles that is written as text: a letter a tile, each its own colour. */
class UpdatePlannerTest {

    private static final int TILE = 16;
    private static final int ACROSS = 6;
    private static final int DOWN = 4;
    private static final Rect SCREEN = new Rect(0, 0, ACROSS * TILE, DOWN * TILE);
    private static final String[] FIRST = {"......", "......", "......", "......"};

    private final SharedFramebuffer shared = new SharedFramebuffer(SCREEN.width(), SCREEN.height());
    private final UpdatePlanner planner = new UpdatePlanner(SCREEN, true);
    private final ClientParams params = ClientParams.INITIAL.withEncodings(List.of(Encodings.RAW, Encodings.COPY_RECT));

    UpdatePlannerTest() {
        show(FIRST);
    }

    /** Captures a picture of tiles. */
    private void show(String... rows) {
        Framebuffer picture = new Framebuffer(SCREEN.width(), SCREEN.height());
        for (int y = 0; y < SCREEN.height(); y++) {
            for (int x = 0; x < SCREEN.width(); x++) {
                picture.pixels()[picture.offset(x, y)] = rows[y / TILE].charAt(x / TILE) * 0x010203;
            }
        }
        shared.begin();
        shared.pixels(SCREEN, IntBuffer.wrap(picture.pixels()), 0, SCREEN.width());
        shared.end();
    }

    private static Rect tiles(int x, int y, int width, int height) {
        return new Rect(x * TILE, y * TILE, width * TILE, height * TILE);
    }

    private List<Rect> take(UpdatePlanner of) {
        List<Rect> dirty = of.takeDirty(params, shared);
        of.answered();
        return dirty;
    }

    @Test
    void coversAllOfWhatNobodyHasSeen() {
        planner.request(SCREEN);
        assertTrue(planner.isRequested());
        assertEquals(List.of(SCREEN), take(planner));
        assertFalse(planner.isRequested());
        planner.request(SCREEN);
        assertEquals(List.of(), take(planner));
    }

    @Test
    void coversWhatHasChangedOfWhatIsAskedFor() {
        planner.request(SCREEN);
        take(planner);
        show("A.....", "......", "......", ".....B");
        planner.request(tiles(0, 0, 3, 4));
        assertEquals(List.of(tiles(0, 0, 1, 1)), take(planner));
        planner.request(SCREEN);
        assertEquals(List.of(tiles(5, 3, 1, 1)), take(planner));
    }

    @Test
    void coversWhatIsWantedFromScratchWhateverWasSent() {
        planner.request(SCREEN);
        take(planner);
        planner.invalidate(tiles(1, 1, 2, 1));
        planner.request(SCREEN);
        assertEquals(List.of(tiles(1, 1, 2, 1)), take(planner));
    }

    @Test
    void coversWholeRequestsWhereRegionsAreNotDetected() {
        UpdatePlanner whole = new UpdatePlanner(SCREEN, false);
        whole.request(SCREEN);
        take(whole);
        show("......", ".A....", "......", "......");
        whole.request(tiles(0, 0, 3, 2));
        assertEquals(List.of(tiles(0, 0, 3, 2)), take(whole));
        whole.request(tiles(3, 0, 3, 2));
        assertEquals(List.of(), take(whole));
    }

    @Test
    void hasSeenNothingOfAPictureOfAnotherSize() {
        planner.request(SCREEN);
        take(planner);
        planner.sent(List.of(), List.of(SCREEN), List.of(SCREEN), 5);
        planner.resize(tiles(0, 0, 2, 2));
        assertEquals(tiles(0, 0, 2, 2), planner.bounds());
        assertEquals(OptionalLong.empty(), planner.oldestLossNanos());
        planner.request(SCREEN);
        assertEquals(List.of(tiles(0, 0, 2, 2)), take(planner));
    }

    @Test
    void mendsLossWhereItIsAskedForAndOldEnough() {
        planner.sent(List.of(), List.of(SCREEN), List.of(tiles(0, 0, 2, 1)), 100);
        planner.sent(List.of(), List.of(tiles(4, 3, 1, 1)), List.of(tiles(4, 3, 1, 1)), 200);
        assertEquals(OptionalLong.of(100), planner.oldestLossNanos());
        planner.request(tiles(1, 0, 5, 4));
        assertEquals(List.of(tiles(1, 0, 1, 1)), planner.quietLoss(199, 1 << 20));
        assertEquals(List.of(tiles(1, 0, 1, 1), tiles(4, 3, 1, 1)), planner.quietLoss(200, 1 << 20));
        planner.sent(List.of(), List.of(tiles(0, 0, 2, 1)), List.of(), 300);
        assertEquals(OptionalLong.of(200), planner.oldestLossNanos());
    }

    @Test
    void asksForACopyOnlyOfPixelsThatTheViewerHas() {
        Scrolled scrolled = new Scrolled();
        assertEquals(1, scrolled.moves(params).size());
        assertEquals(0, scrolled.moves(ClientParams.INITIAL).size(), "a viewer that does not list CopyRect");
        Scrolled newer = new Scrolled();
        newer.planner.copied(Long.MAX_VALUE);
        assertEquals(0, newer.moves(params).size(), "pixels that are newer than the move's");
        Scrolled lossy = new Scrolled();
        lossy.planner.sent(List.of(), List.of(lossy.bounds), List.of(lossy.bounds), 1);
        assertEquals(0, lossy.moves(params).size(), "pixels with loss");
        Scrolled unasked = new Scrolled();
        unasked.planner.answered();
        assertEquals(0, unasked.moves(params).size(), "nothing was asked for");
    }

    /** A page of noise that has been scrolled by some rows, which a viewer knows as it was before. */
    private static final class Scrolled {

        private final Rect bounds = new Rect(0, 0, 256, 256);
        private final SharedFramebuffer shared = new SharedFramebuffer(256, 256);
        private final UpdatePlanner planner = new UpdatePlanner(bounds, true);

        Scrolled() {
            capture(0);
            planner.request(bounds);
            planner.takeDirty(ClientParams.INITIAL, shared);
            capture(24);
        }

        private void capture(int up) {
            int[] pixels = new int[256 * 256];
            for (int y = 0; y < 256; y++) {
                for (int x = 0; x < 256; x++) {
                    int seed = ((y + up) * 256 + x) * 0x9e3779b1;
                    pixels[y * 256 + x] = (seed ^ seed >>> 15) & 0xffffff;
                }
            }
            shared.begin();
            shared.pixels(bounds, IntBuffer.wrap(pixels), 0, 256);
            shared.end();
        }

        List<?> moves(ClientParams params) {
            return planner.takeMoves(params, shared);
        }
    }

    @Test
    void continuousUpdatesAreWantedBesideWhatIsAskedForUntilTheyEnd() {
        planner.continuous(tiles(4, 2, 9, 9));
        assertTrue(planner.isRequested());
        assertTrue(planner.isAnswered());
        planner.request(tiles(0, 0, 1, 1));
        assertFalse(planner.isAnswered());
        assertEquals(
                List.of(tiles(0, 0, 1, 1), tiles(4, 2, 2, 2)),
                planner.takeDirty(params, shared).stream()
                        .sorted(Comparator.comparingInt(Rect::x))
                        .toList());
        planner.answered();
        assertTrue(planner.isRequested());
        assertEquals(List.of(), planner.takeDirty(params, shared));
        planner.continuous(Rect.EMPTY);
        assertFalse(planner.isRequested());
        planner.continuous(new Rect(9000, 9000, 9000, 9000));
        assertFalse(planner.isRequested());
    }

    /** A film plays in the first two columns. */
    private void playFilm(UpdatePlanner of) {
        of.continuous(SCREEN);
        take(of);
        of.sent(List.of(), List.of(tiles(0, 0, 2, 4)), List.of(tiles(0, 0, 2, 4)), 1);
    }

    @Test
    void takesWhatIsCalmAheadOfAFilm() {
        playFilm(planner);
        show("FF...A", "FF....", "FF....", "FFB...");
        assertEquals(List.of(tiles(5, 0, 1, 1), tiles(2, 3, 1, 1)), planner.takeCalm(shared, 2));
        assertEquals(List.of(), planner.takeCalm(shared, 2));
        assertEquals(List.of(tiles(0, 0, 2, 4)), take(planner));
    }

    /** Of a film that loses only some of its pixels, all is one. */
    @Test
    void whatOfAFilmIsExactIsNotCalm() {
        planner.continuous(SCREEN);
        take(planner);
        planner.sent(List.of(), List.of(tiles(0, 0, 3, 4), tiles(5, 3, 1, 1)), List.of(tiles(1, 1, 1, 2)), 1);
        show("FFF..A", "FFF...", "FFF...", "FFF..B");
        assertEquals(List.of(tiles(5, 0, 1, 1), tiles(5, 3, 1, 1)), planner.takeCalm(shared, 2));
    }

    @Test
    void takesNothingAheadThatIsLargeOrNotWanted() {
        playFilm(planner);
        show("FF...A", "FF....", "FF....", "FFB...");
        assertEquals(List.of(), planner.takeCalm(shared, 1));
        planner.continuous(tiles(0, 0, 2, 4));
        assertEquals(List.of(), planner.takeCalm(shared, 2));
        planner.continuous(SCREEN);
        assertEquals(2, planner.takeCalm(shared, 2).size());
    }

    @Test
    void nothingGoesAheadWhereNoFilmPlaysOrRegionsAreNotDetected() {
        planner.continuous(SCREEN);
        take(planner);
        UpdatePlanner whole = new UpdatePlanner(SCREEN, false);
        playFilm(whole);
        show("FF...A", "FF....", "FF....", "FFB...");
        assertEquals(List.of(), planner.takeCalm(shared, 99));
        assertEquals(List.of(), whole.takeCalm(shared, 99));
    }
}
