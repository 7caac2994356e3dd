package oriel.server.screen;

import oriel.rfb.Rect;

/**
 * How a picture is divided into tiles of 16x16 pixels, of which those at the right and lower edge may be smaller. Tiles are
 * numbered along their rows.
 *
 * @param bounds of the picture, from its corner
 * @param across tiles in a row
 * @param down rows of tiles
 */
public record TileGrid(Rect bounds, int across, int down) {

    /** Columns of pixels of a tile, and rows. */
    public static final int TILE = 16;

    /** Pixels shifted by it are tiles. */
    public static final int SHIFT = 4;

    /** The grid of a picture. */
    public static TileGrid of(int width, int height) {
        return new TileGrid(new Rect(0, 0, width, height), tiles(width), tiles(height));
    }

    /** Number of tiles that cover {@code pixels}. */
    public static int tiles(int pixels) {
        return pixels + TILE - 1 >> SHIFT;
    }

    /** The tiles that an area touches: their columns and rows. */
    public static Rect touchedBy(Rect area) {
        return Rect.between(area.x() >> SHIFT, area.y() >> SHIFT, tiles(area.right()), tiles(area.bottom()));
    }

    /** Number of tiles. */
    public int count() {
        return across * down;
    }

    /** True if there is such a tile. */
    public boolean has(int column, int row) {
        return column < across && row < down;
    }

    /** The number of a tile. */
    public int index(int column, int row) {
        return row * across + column;
    }

    /** The pixels of a tile. */
    public Rect tile(int index) {
        return tile(index % across, index / across);
    }

    /** The pixels of a tile by its column and row. */
    public Rect tile(int column, int row) {
        return new Rect(column << SHIFT, row << SHIFT, TILE, TILE).intersection(bounds);
    }
}
