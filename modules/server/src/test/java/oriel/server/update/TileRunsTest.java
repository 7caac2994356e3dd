package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.rfb.Rect;

/** Tiles are joined to the rectangles that they make. */
class TileRunsTest {

    private static List<Rect> join(String... rows) {
        TileRuns runs = new TileRuns();
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                if (rows[y].charAt(x) == '#') {
                    runs.add(new Rect(x * 16, y * 16, 16, 16));
                }
            }
            runs.endRow();
        }
        return runs.finish();
    }

    @Test
    void joinsNeighboursAndEqualRows() {
        assertEquals(List.of(new Rect(16, 0, 32, 48)), join(".##.", ".##.", ".##."));
    }

    @Test
    void keepsWhatDoesNotFitApart() {
        assertEquals(
                List.of(new Rect(0, 0, 16, 16), new Rect(0, 16, 32, 16), new Rect(48, 0, 16, 32)),
                join("#..#", "##.#"));
    }

    @Test
    void startsAgainAfterAGap() {
        assertEquals(List.of(new Rect(0, 0, 16, 16), new Rect(0, 32, 16, 16)), join("#", ".", "#"));
    }

    @Test
    void coversEveryTileOnceWhateverTheShape() {
        assertEquals(
                7 * 256,
                join("#.#.", ".###", "##..").stream().mapToLong(Rect::area).sum());
    }
}
