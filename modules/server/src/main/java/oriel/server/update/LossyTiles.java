package oriel.server.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import oriel.rfb.Rect;
import oriel.server.screen.SharedFramebuffer;

/**
 * Which tiles of a viewer's picture may differ from the screen's because they were sent with loss, and since when. Used by
 * the writer thread alone.
 */
final class LossyTiles {

    private static final int TILE = SharedFramebuffer.TILE;
    private static final long EXACT = Long.MAX_VALUE;

    private final Rect bounds;
    private final int tilesAcross;
    private final long[] since;
    private int count;

    /** A picture without loss. */
    LossyTiles(Rect bounds) {
        this.bounds = bounds;
        this.tilesAcross = SharedFramebuffer.tiles(bounds.width());
        this.since = new long[tilesAcross * SharedFramebuffer.tiles(bounds.height())];
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
        for (int ty = area.y() / TILE; ty < SharedFramebuffer.tiles(area.bottom()); ty++) {
            for (int tx = area.x() / TILE; tx < SharedFramebuffer.tiles(area.right()); tx++) {
                int index = ty * tilesAcross + tx;
                if (since[index] != EXACT && area.contains(tile(index))) {
                    since[index] = EXACT;
                    count--;
                }
            }
        }
    }

    private void mark(Rect rect, long nanos) {
        for (int ty = rect.y() / TILE; ty < SharedFramebuffer.tiles(rect.bottom()); ty++) {
            for (int tx = rect.x() / TILE; tx < SharedFramebuffer.tiles(rect.right()); tx++) {
                int index = ty * tilesAcross + tx;
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
        for (int ty = area.y() / TILE; ty < SharedFramebuffer.tiles(area.bottom()); ty++) {
            for (int tx = area.x() / TILE; tx < SharedFramebuffer.tiles(area.right()); tx++) {
                if (since[ty * tilesAcross + tx] != EXACT) {
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
        int most = Math.max(1, mostPixels / (TILE * TILE));
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
            while (row < index / tilesAcross) {
                runs.endRow();
                row++;
            }
            runs.add(tile(index));
        }
        runs.endRow();
        return runs.finish();
    }

    private Rect tile(int index) {
        return new Rect(index % tilesAcross * TILE, index / tilesAcross * TILE, TILE, TILE).intersection(bounds);
    }
}
