package oriel.server.screen;

import java.util.Optional;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Finds what a capture shows at another place than before: where most has changed it looks for a scroll first, then for
 * anything else that moved as a whole. Where there is seldom something to find, as in a film, it looks seldom. (A scroll that
 * begins just where a film has been is found a few captures later.) Used by the
 * capture thread.
 */
final class MoveFinder {

    private static final int TILE = TileGrid.TILE;

    /** In areas with a shorter side nothing is sought. */
    static final int MIN_SIDE = 64;

    /** Most captures in a row in which nothing but scrolls is sought. */
    private static final int MAX_PAUSE = 8;

    /** After so many captures in a row in which the same region has changed and nothing scrolled, a film is shown there. */
    private static final int FILM = 4;

    /** In a film, one in so many captures is searched for a scroll. */
    private static final int FILM_PAUSE = 4;

    private final ScrollFinder scrolls = new ScrollFinder();
    private final DragFinder drags = new DragFinder();
    private int pause;
    private int paused;
    private Rect still = Rect.EMPTY;
    private int misses;

    /** Tells which tiles have changed. */
    interface ChangedTiles {

        /** Columns and rows of tiles count from the picture's corner. */
        boolean isChanged(int column, int row);
    }

    /** Looks among the new pixels of an area, before they are copied into the picture. */
    Optional<Motion> find(Framebuffer old, Rect area, FreshPixels fresh, ChangedTiles tiles) {
        Rect grid = TileGrid.touchedBy(area);
        Rect found = densestColumns(densestRows(grid, tiles), tiles);
        Rect region = new Rect(found.x() * TILE, found.y() * TILE, found.width() * TILE, found.height() * TILE)
                .intersection(area);
        if (Math.min(region.width(), region.height()) < MIN_SIDE) {
            return Optional.empty();
        }
        int changed = count(found, tiles);
        Optional<Motion> scroll = changed * 5L >= found.area() * 2 ? scroll(old, region, fresh) : Optional.empty();
        if (scroll.isPresent() || changed * 5L < found.area()) {
            return scroll;
        }
        return drag(old, region, fresh);
    }

    private Optional<Motion> scroll(Framebuffer old, Rect region, FreshPixels fresh) {
        misses = region.equals(still) ? misses + 1 : 0;
        still = region;
        if (misses > FILM && misses % FILM_PAUSE != 0) {
            return Optional.empty();
        }
        Optional<Motion> found = scrolls.find(old, region, fresh);
        misses = found.isPresent() ? 0 : misses;
        return found;
    }

    private Optional<Motion> drag(Framebuffer old, Rect region, FreshPixels fresh) {
        if (paused < pause) {
            paused++;
            return Optional.empty();
        }
        Optional<Motion> found = drags.find(old, region, fresh);
        paused = 0;
        pause = found.isPresent() ? 0 : Math.min(MAX_PAUSE, pause + 1);
        return found;
    }

    private static int count(Rect grid, ChangedTiles tiles) {
        int count = 0;
        for (int row = grid.y(); row < grid.bottom(); row++) {
            count += countInRow(grid, row, tiles);
        }
        return count;
    }

    private static int countInRow(Rect grid, int row, ChangedTiles tiles) {
        int count = 0;
        for (int column = grid.x(); column < grid.right(); column++) {
            count += tiles.isChanged(column, row) ? 1 : 0;
        }
        return count;
    }

    private static int countInColumn(Rect grid, int column, ChangedTiles tiles) {
        int count = 0;
        for (int row = grid.y(); row < grid.bottom(); row++) {
            count += tiles.isChanged(column, row) ? 1 : 0;
        }
        return count;
    }

    /** The stretch of rows, each with a change, that has the most changes. */
    private static Rect densestRows(Rect grid, ChangedTiles tiles) {
        Rect best = Rect.EMPTY;
        int most = 0;
        int top = grid.y();
        int changes = 0;
        for (int row = grid.y(); row <= grid.bottom(); row++) {
            int inRow = row < grid.bottom() ? countInRow(grid, row, tiles) : 0;
            changes += inRow;
            if (inRow > 0) {
                continue;
            }
            if (changes > most) {
                best = Rect.between(grid.x(), top, grid.right(), row);
                most = changes;
            }
            top = row + 1;
            changes = 0;
        }
        return best;
    }

    /** The stretch of columns, each with a change, that has the most changes. */
    private static Rect densestColumns(Rect grid, ChangedTiles tiles) {
        Rect best = Rect.EMPTY;
        int most = 0;
        int left = grid.x();
        int changes = 0;
        for (int column = grid.x(); column <= grid.right(); column++) {
            int inColumn = column < grid.right() ? countInColumn(grid, column, tiles) : 0;
            changes += inColumn;
            if (inColumn > 0) {
                continue;
            }
            if (changes > most) {
                best = Rect.between(left, grid.y(), column, grid.bottom());
                most = changes;
            }
            left = column + 1;
            changes = 0;
        }
        return best;
    }
}
