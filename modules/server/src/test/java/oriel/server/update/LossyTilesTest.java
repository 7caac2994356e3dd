package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.rfb.Rect;

/** Which tiles are owed without loss, and in which order. */
class LossyTilesTest {

    private static final Rect SCREEN = new Rect(0, 0, 100, 50);
    private static final int MANY = 1 << 20;

    private final LossyTiles tiles = new LossyTiles(SCREEN);

    private void sentWithLoss(Rect area, long nanos) {
        tiles.sent(List.of(area), List.of(area), nanos);
    }

    @Test
    void owesEveryTileThatALossyRectangleTouches() {
        sentWithLoss(new Rect(20, 20, 10, 20), 7);
        assertEquals(List.of(new Rect(16, 16, 16, 32)), tiles.quiet(7, MANY));
        assertEquals(List.of(), tiles.quiet(6, MANY), "it has not been quiet for long enough");
    }

    @Test
    void endsAtTheEdgeOfThePicture() {
        sentWithLoss(new Rect(90, 40, 10, 10), 7);
        assertEquals(List.of(new Rect(80, 32, 20, 18)), tiles.quiet(7, MANY));
    }

    @Test
    void isExactAgainOnceAWholeTileWasSentExactly() {
        sentWithLoss(new Rect(0, 0, 32, 16), 7);
        tiles.sent(List.of(new Rect(0, 0, 16, 16), new Rect(16, 0, 16, 15)), List.of(), 8);
        assertEquals(List.of(new Rect(16, 0, 16, 16)), tiles.quiet(8, MANY));
        assertFalse(tiles.isEmpty());
        tiles.sent(List.of(SCREEN), List.of(), 9);
        assertTrue(tiles.isEmpty());
    }

    @Test
    void ofAnAreaSentInPiecesOnlyTheLossyOnesAreOwed() {
        tiles.sent(List.of(SCREEN), List.of(new Rect(48, 0, 16, 16)), 3);
        assertEquals(List.of(new Rect(48, 0, 16, 16)), tiles.quiet(3, MANY));
        assertEquals(3, tiles.oldest());
    }

    @Test
    void takesTheOldestFirstAndAtLeastOne() {
        sentWithLoss(new Rect(64, 16, 16, 16), 3);
        sentWithLoss(new Rect(0, 0, 16, 16), 5);
        sentWithLoss(new Rect(32, 32, 16, 16), 4);
        assertEquals(List.of(new Rect(64, 16, 16, 16)), tiles.quiet(9, 1));
        assertEquals(
                List.of(new Rect(32, 32, 16, 16), new Rect(64, 16, 16, 16)),
                tiles.quiet(9, 512).stream()
                        .sorted((one, other) -> Integer.compare(one.x(), other.x()))
                        .toList());
    }

    @Test
    void aNewLossBeginsAnew() {
        sentWithLoss(new Rect(0, 0, 16, 16), 3);
        sentWithLoss(new Rect(0, 0, 16, 16), 8);
        assertEquals(List.of(), tiles.quiet(7, MANY));
        assertEquals(8, tiles.oldest());
    }
}
