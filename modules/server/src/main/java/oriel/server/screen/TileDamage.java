package oriel.server.screen;

import java.util.Arrays;
import oriel.rfb.Rect;

/**
 * For each tile a part of it, and since which version all of its changes lie within. A film or a line of text keeps to its
 * part for long, so that viewers which missed some of its pictures need no more than it. Written under the write lock of
 * the picture, read under its read lock.
 */
final class TileDamage {

    private static final int TILE = TileGrid.TILE;

    private final int tilesAcross;
    private final long[] since;
    private final long[] newest;
    private final byte[] left;
    private final byte[] top;
    private final byte[] right;
    private final byte[] bottom;

    /** Tiles in which nothing has changed after a version. */
    TileDamage(TileGrid grid, long version) {
        int tiles = grid.count();
        this.tilesAcross = grid.across();
        since = new long[tiles];
        newest = new long[tiles];
        left = new byte[tiles];
        top = new byte[tiles];
        right = new byte[tiles];
        bottom = new byte[tiles];
        Arrays.fill(since, version);
    }

    /**
     * Adds a change.
     *
     * @param index of the tile
     * @param changed where it is, within the tile
     * @param before the version in which the tile had last changed before the version that is being made
     * @param version the one that is being made
     */
    void add(int index, Rect changed, long before, long version) {
        Rect part = part(index);
        if (!part.isEmpty() && part.contains(changed)) {
            newest[index] = version;
            return;
        }
        if (newest[index] == version) {
            set(index, part.union(changed));
            return;
        }
        since[index] = before;
        newest[index] = version;
        set(index, changed);
    }

    private void set(int index, Rect part) {
        int x = index % tilesAcross * TILE;
        int y = index / tilesAcross * TILE;
        left[index] = (byte) (part.x() - x);
        top[index] = (byte) (part.y() - y);
        right[index] = (byte) (part.right() - x);
        bottom[index] = (byte) (part.bottom() - y);
    }

    /** The version after which everything that changed of a tile lies within its part. */
    long since(int index) {
        return since[index];
    }

    /** The part of a tile. */
    Rect part(int index) {
        int x = index % tilesAcross * TILE;
        int y = index / tilesAcross * TILE;
        return Rect.between(x + left[index], y + top[index], x + right[index], y + bottom[index]);
    }
}
