package oriel.server.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oriel.rfb.Rect;
import oriel.rfb.Region;
import oriel.server.screen.Move;
import oriel.server.screen.SharedFramebuffer;
import oriel.server.screen.TileGrid;

/**
 * What one viewer has been sent: for each tile the version of the picture it has. A tile is dirty when it has changed since,
 * so no change can be lost and a slow viewer has no backlog.
 *
 * <p>Of a tile that was sent in part only (a request may end inside of it) the rest is remembered as rectangles. Used by
 * the writer thread alone.
 */
final class SentVersions {

    /** A tile whose rest falls into more pieces than this is dirty as a whole. */
    private static final int MAX_PIECES = 16;

    private static final long NEVER = -1;

    private final TileGrid grid;
    private final long[] sent;
    private final Map<Integer, Region> partialTiles = new HashMap<>();

    /** A viewer that has seen nothing of a picture. */
    SentVersions(int width, int height) {
        grid = TileGrid.of(width, height);
        sent = new long[grid.count()];
        Arrays.fill(sent, NEVER);
    }

    /** The area that the viewer has. */
    Rect bounds() {
        return grid.bounds();
    }

    /** Makes pixels dirty, whatever was sent before. */
    void invalidate(Rect area) {
        Rect inside = area.intersection(grid.bounds());
        forEachTile(inside, (index, tile) -> {
            if (sent[index] == NEVER) {
                return;
            }
            if (inside.contains(tile)) {
                invalidateWhole(index);
            } else {
                invalidatePart(index, inside.intersection(tile));
            }
        });
    }

    private void invalidateWhole(int index) {
        sent[index] = NEVER;
        partialTiles.remove(index);
    }

    private void invalidatePart(int index, Rect piece) {
        Region rest = partialTiles.computeIfAbsent(index, any -> new Region());
        rest.add(piece);
        if (rest.rects().size() > MAX_PIECES) {
            invalidateWhole(index);
        }
    }

    /** True if anything of {@code area} is dirty. The caller holds the picture's read lock. */
    boolean isDirty(Rect area, SharedFramebuffer picture) {
        Rect inside = area.intersection(grid.bounds());
        if (inside.isEmpty()) {
            return false;
        }
        Rect touched = TileGrid.touchedBy(inside);
        for (int ty = touched.y(); ty < touched.bottom(); ty++) {
            for (int tx = touched.x(); tx < touched.right(); tx++) {
                int index = grid.index(tx, ty);
                if (picture.version(tx, ty) > sent[index]
                        && unseen(tx, ty, picture).intersects(inside)) {
                    return true;
                }
                Region rest = partialTiles.get(index);
                if (rest != null && rest.intersects(inside)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many tiles of {@code area} have something dirty. The caller holds the picture's read lock. */
    int dirtyTiles(Rect area, SharedFramebuffer picture) {
        int[] count = {0};
        forEachTile(area.intersection(bounds()), (index, tile) -> count[0] += isDirty(tile, picture) ? 1 : 0);
        return count[0];
    }

    /**
     * What is dirty of {@code area}, as rectangles that do not overlap, and marks it as sent. The caller holds the picture's
     * read lock and copies the pixels before it lets go.
     */
    List<Rect> takeDirty(Rect area, SharedFramebuffer picture) {
        Rect inside = area.intersection(grid.bounds());
        TileRuns runs = new TileRuns();
        List<Rect> pieces = new ArrayList<>();
        Rect touched = TileGrid.touchedBy(inside);
        for (int ty = touched.y(); ty < touched.bottom(); ty++) {
            for (int tx = touched.x(); tx < touched.right(); tx++) {
                int index = grid.index(tx, ty);
                long version = picture.version(tx, ty);
                if (version > sent[index]) {
                    Rect unseen = unseen(tx, ty, picture);
                    sent[index] = version;
                    partialTiles.remove(index);
                    if (!inside.contains(unseen)) {
                        keepRest(index, unseen, inside);
                    }
                    if (unseen.intersects(inside)) {
                        runs.add(unseen.intersection(inside));
                    }
                } else if (!partialTiles.isEmpty()) {
                    takeRest(index, inside, pieces);
                }
            }
            runs.endRow();
        }
        List<Rect> dirty = runs.finish();
        dirty.addAll(RectCoalescer.exactly(pieces));
        return dirty;
    }

    /**
     * Takes a move if the viewer's picture allows it: if it shows just what the screen showed before, and nothing newer
     * where the pixels go. What the move covers is not dirty any longer, as far as it has not changed since; of a tile that it
     * covers in part the rest is. The caller holds the picture's read lock.
     *
     * @return false if the pixels themselves must be sent
     */
    boolean takeMove(Move move, SharedFramebuffer picture) {
        Rect source = move.source();
        if (!bounds().contains(move.target()) || !bounds().contains(source) || !has(source, move)) {
            return false;
        }
        boolean[] older = {true};
        forEachTile(move.target(), (index, tile) -> older[0] &= sent[index] < move.version());
        if (!older[0]) {
            return false;
        }
        forEachTile(move.target(), (index, tile) -> cover(index, tile, move, picture));
        return true;
    }

    /** A tile that a move covers: of one that it covers in part, the rest of what has changed stays dirty. */
    private void cover(int index, Rect tile, Move move, SharedFramebuffer picture) {
        int tileX = tile.x() / TileGrid.TILE;
        int tileY = tile.y() / TileGrid.TILE;
        if (move.target().contains(tile)) {
            sent[index] = move.version();
            partialTiles.remove(index);
        } else if (picture.version(tileX, tileY) > sent[index]) {
            Rect unseen = unseen(tileX, tileY, picture);
            sent[index] = move.version();
            partialTiles.remove(index);
            if (!move.target().contains(unseen)) {
                keepRest(index, unseen, move.target());
            }
        }
    }

    private boolean has(Rect source, Move move) {
        Rect touched = TileGrid.touchedBy(source);
        for (int i = 0; i < move.before().length; i++) {
            int index = grid.index(touched.x() + i % touched.width(), touched.y() + i / touched.width());
            if (sent[index] < move.before()[i] || sent[index] >= move.version() || partialTiles.containsKey(index)) {
                return false;
            }
        }
        return true;
    }

    /** Everything of {@code area}, dirty or not, marked as sent. The caller holds the picture's read lock. */
    List<Rect> takeAll(Rect area, SharedFramebuffer picture) {
        invalidate(area);
        return takeDirty(area, picture);
    }

    private void keepRest(int index, Rect tile, Rect taken) {
        Region rest = new Region(tile);
        rest.subtract(taken);
        partialTiles.put(index, rest);
    }

    private void takeRest(int index, Rect area, List<Rect> out) {
        Region rest = partialTiles.get(index);
        if (rest == null || !rest.intersects(area)) {
            return;
        }
        for (Rect piece : rest.rects()) {
            Rect dirty = piece.intersection(area);
            if (!dirty.isEmpty()) {
                out.add(dirty);
            }
        }
        rest.subtract(area);
        if (rest.isEmpty()) {
            partialTiles.remove(index);
        }
    }

    /** What the viewer may not have of a tile that has changed. */
    private Rect unseen(int tileX, int tileY, SharedFramebuffer picture) {
        int index = grid.index(tileX, tileY);
        return partialTiles.containsKey(index)
                ? grid.tile(tileX, tileY)
                : picture.changedPart(tileX, tileY, sent[index]).intersection(grid.bounds());
    }

    private void forEachTile(Rect area, TileVisitor visitor) {
        if (area.isEmpty()) {
            return;
        }
        Rect touched = TileGrid.touchedBy(area);
        for (int ty = touched.y(); ty < touched.bottom(); ty++) {
            for (int tx = touched.x(); tx < touched.right(); tx++) {
                visitor.visit(grid.index(tx, ty), grid.tile(tx, ty));
            }
        }
    }

    /** Sees one tile. */
    private interface TileVisitor {
        void visit(int index, Rect tile);
    }
}
