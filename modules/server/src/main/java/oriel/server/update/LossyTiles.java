package oriel.server.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import oriel.rfb.Rect;
import oriel.server.screen.TileGrid;

/**
 * Which tiles of a viewer's picture may differ from the screen's because they were sent with loss, and since when. Used by
 * the writer thread alone.
 */
final class LossyTiles {

    private static final long EXACT = Long.MAX_VALUE;

    private final TileGrid grid;
    private final long[] since;
    private int count;

    /** A picture without loss. */
    LossyTiles(Rect bounds) {
        this.grid = TileGrid.of(bounds.width(), bounds.height());
        this.since = new long[grid.count()];
        Arrays.fill(since, EXACT);
    }

    /** True if every tile is exact. */
    boolean isEmpty() {
        return count == 0;
    }

    /**
     * Notes an update.
     *
     * @param areas what was sent, not overlapping
     * @param lossy the parts of it that may have lost something
     * @param nanos when, by the engine's clock
     */
    void sent(List<Rect> areas, List<Rect> lossy, long nanos) {
        if (count > 0) {
            areas.forEach(this::clear);
        }
        lossy.forEach(rect -> mark(rect, nanos));
    }

    /** Tiles that were sent in part only stay as they were. */
    private void clear(Rect area) {
        Rect touched = TileGrid.touchedBy(area);
        for (int ty = touched.y(); ty < touched.bottom(); ty++) {
            for (int tx = touched.x(); tx < touched.right(); tx++) {
                int index = grid.index(tx, ty);
                if (since[index] != EXACT && area.contains(grid.tile(index))) {
                    since[index] = EXACT;
                    count--;
                }
            }
        }
    }

    private void mark(Rect rect, long nanos) {
        Rect touched = TileGrid.touchedBy(rect);
        for (int ty = touched.y(); ty < touched.bottom(); ty++) {
            for (int tx = touched.x(); tx < touched.right(); tx++) {
                int index = grid.index(tx, ty);
                count += since[index] == EXACT ? 1 : 0;
                since[index] = nanos;
            }
        }
    }

    /** True if anything of an area may differ from the screen's. */
    boolean touches(Rect area) {
        if (count == 0) {
            return false;
        }
        Rect touched = TileGrid.touchedBy(area);
        for (int ty = touched.y(); ty < touched.bottom(); ty++) {
            for (int tx = touched.x(); tx < touched.right(); tx++) {
                if (since[grid.index(tx, ty)] != EXACT) {
                    return true;
                }
            }
        }
        return false;
    }

    /** When the tile that was sent with loss first was sent; there must be one. */
    long oldest() {
        long oldest = EXACT;
        for (long each : since) {
            oldest = Math.min(oldest, each);
        }
        return oldest;
    }

    /**
     * The tiles that were last sent with loss at {@code nanos} or before, the oldest first as far as they are chosen.
     *
     * @param mostPixels roughly; at least one tile is chosen
     * @return rectangles of whole tiles that do not overlap
     */
    List<Rect> quiet(long nanos, int mostPixels) {
        List<Integer> old = new ArrayList<>();
        for (int i = 0; i < since.length; i++) {
            if (since[i] != EXACT && since[i] <= nanos) {
                old.add(i);
            }
        }
        int most = Math.max(1, mostPixels / (TileGrid.TILE * TileGrid.TILE));
        if (old.size() > most) {
            old.sort(Comparator.comparingLong(index -> since[index]));
            old = new ArrayList<>(old.subList(0, most));
            old.sort(Comparator.naturalOrder());
        }
        return rects(old);
    }

    /** In the order of the tiles. */
    private List<Rect> rects(List<Integer> tiles) {
        TileRuns runs = new TileRuns();
        int row = 0;
        for (int index : tiles) {
            while (row < index / grid.across()) {
                runs.endRow();
                row++;
            }
            runs.add(grid.tile(index));
        }
        runs.endRow();
        return runs.finish();
    }
}
