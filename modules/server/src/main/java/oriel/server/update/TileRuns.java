package oriel.server.update;

import java.util.ArrayList;
import java.util.List;
import oriel.rfb.Rect;

/**
 * Joins tiles, which come row by row from left to right, into rectangles: neighbours in a row, then rows of the same left
 * and right edge.
 */
final class TileRuns {

    private final List<Rect> finished = new ArrayList<>();
    private List<Rect> open = new ArrayList<>();
    private List<Rect> row = new ArrayList<>();

    /** Adds the next tile of the row. */
    void add(Rect tile) {
        int last = row.size() - 1;
        if (last >= 0 && row.get(last).right() == tile.x()) {
            row.set(last, row.get(last).union(tile));
        } else {
            row.add(tile);
        }
    }

    /** Ends a row of tiles. */
    void endRow() {
        List<Rect> next = new ArrayList<>(row.size());
        int above = 0;
        for (Rect run : row) {
            while (above < open.size() && open.get(above).x() < run.x()) {
                finished.add(open.get(above++));
            }
            if (above < open.size() && continues(open.get(above), run)) {
                next.add(open.get(above++).union(run));
            } else {
                next.add(run);
            }
        }
        finished.addAll(open.subList(above, open.size()));
        open = next;
        row = new ArrayList<>();
    }

    private static boolean continues(Rect upper, Rect lower) {
        return upper.x() == lower.x() && upper.right() == lower.right() && upper.bottom() == lower.y();
    }

    /** All rectangles. */
    List<Rect> finish() {
        finished.addAll(open);
        return finished;
    }
}
