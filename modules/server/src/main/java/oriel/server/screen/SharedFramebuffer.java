package oriel.server.screen;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import oriel.capture.PixelSink;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * The picture that all viewers share, and for each tile of 16x16 pixels the version in which it last changed.
 *
 * <p>The capture thread writes it ({@link #begin} to {@link #end}); sessions read it under {@link #readLock}. A version is
 * a counter that grows with every capture that changed a pixel; 0 means that nothing was captured yet.
 */
public final class SharedFramebuffer implements PixelSink {

    private static final int TILE = TileGrid.TILE;
    private static final int TILE_SHIFT = TileGrid.SHIFT;

    /** Tiles of one capture of which the changed part is sought. */
    private static final int MAX_MEASURED = 512;

    /** Viewers that are more moves behind get pixels. */
    private static final int MAX_MOVES = 8;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final MoveFinder finder = new MoveFinder();
    private final Deque<Move> moves = new ArrayDeque<>();

    private Framebuffer picture;
    private PictureId id = new PictureId(0);
    private long[] versions;
    private long[] versionsBefore;
    private TileDamage parts;
    private TileGrid grid;
    private long resizeVersion;
    private volatile long version;
    private long begunNanos;
    private long changedNanos;
    private boolean changed;
    private final List<Rect> taken = new ArrayList<>();

    /** A black picture. */
    public SharedFramebuffer(int width, int height) {
        allocate(width, height);
    }

    /** All or nothing: without the memory for it the old picture stays whole. */
    private void allocate(int width, int height) {
        Framebuffer fresh = new Framebuffer(width, height);
        TileGrid tiles = TileGrid.of(width, height);
        long[] ofTiles = new long[tiles.count()];
        long[] before = ofTiles.clone();
        TileDamage changes = new TileDamage(tiles, version + 1);
        picture = fresh;
        id = new PictureId(id.number() + 1);
        grid = tiles;
        versions = ofTiles;
        versionsBefore = before;
        parts = changes;
        moves.clear();
    }

    /** Held while the picture and its versions are read. */
    public Lock readLock() {
        return lock.readLock();
    }

    /** When the capture of the newest change began, by the clock of who captured it; under the read lock only. */
    public long changedNanos() {
        return changedNanos;
    }

    /** The version of the newest change; may be asked without the lock. */
    public long version() {
        return version;
    }

    /** The version in which anything of an area last changed; under the read lock only. */
    public long newest(Rect area) {
        long newest = 0;
        Rect touched = TileGrid.touchedBy(area);
        for (int ty = touched.y(); ty < touched.bottom(); ty++) {
            for (int tx = touched.x(); tx < touched.right(); tx++) {
                newest = Math.max(newest, version(tx, ty));
            }
        }
        return newest;
    }

    /** Which picture it is now; under the read lock only. */
    public PictureId id() {
        return id;
    }

    /** The picture; under the read lock only. */
    public Framebuffer picture() {
        return picture;
    }

    /**
     * The version in which a tile last changed; under the read lock only. Tiles outside of the picture changed when it
     * got its size.
     */
    public long version(int tileX, int tileY) {
        if (!grid.has(tileX, tileY)) {
            return resizeVersion;
        }
        return versions[grid.index(tileX, tileY)];
    }

    /**
     * Where a tile differs from what it was in a version; under the read lock only.
     *
     * @param seen that version, or less if it was never seen
     * @return a part of the tile; all of it if it has changed in too many places since
     */
    public Rect changedPart(int tileX, int tileY, long seen) {
        Rect tile = new Rect(tileX << TILE_SHIFT, tileY << TILE_SHIFT, TILE, TILE);
        if (!grid.has(tileX, tileY)) {
            return tile;
        }
        int index = grid.index(tileX, tileY);
        return seen >= parts.since(index) ? parts.part(index) : tile;
    }

    /** The last moves, in their order; under the read lock only. */
    public List<Move> moves() {
        return moves.isEmpty() ? List.of() : List.copyOf(moves);
    }

    /** Starts one capture; all of its pixels become visible to sessions together. */
    public void begin() {
        begin(0);
    }

    /** The same, and says when it is. */
    void begin(long nanos) {
        lock.writeLock().lock();
        begunNanos = nanos;
        changed = false;
        taken.clear();
    }

    /**
     * Ends the capture.
     *
     * @return true if it changed anything
     */
    public boolean end() {
        boolean any = changed;
        if (any) {
            version++;
            changedNanos = begunNanos;
        }
        lock.writeLock().unlock();
        return any;
    }

    /** Gives the picture another size; between {@link #begin} and {@link #end}. */
    public void resize(int width, int height) {
        if (picture.width() == width && picture.height() == height) {
            return;
        }
        allocate(width, height);
        Arrays.fill(versions, version + 1);
        resizeVersion = version + 1;
        changed = true;
    }

    /** Takes pixels of a capture, between {@link #begin} and {@link #end}; copies the tiles that are not the same. */
    @Override
    public void pixels(Rect area, IntBuffer source, int offset, int stride) {
        Rect inside = area.intersection(picture.bounds());
        FreshPixels fresh = new FreshPixels(source.duplicate(), offset - area.y() * stride - area.x(), stride);
        if (taken.isEmpty()) {
            System.arraycopy(versions, 0, versionsBefore, 0, versions.length);
        }
        moves.removeIf(move -> move.version() > version && move.target().intersects(inside));
        if (version > 0 || changed) {
            PixelComparison comparison = new PixelComparison(picture, fresh);
            bands(inside, band -> markChanged(band, comparison));
            noteParts(inside, comparison);
            if (Math.min(inside.width(), inside.height()) >= MoveFinder.MIN_SIDE) {
                seekMove(inside, fresh);
            }
        } else {
            bands(inside, this::markAll);
        }
        bands(inside, band -> copyMarked(band, fresh));
        taken.add(inside);
    }

    /** Cuts an area along the rows of tiles. */
    private static void bands(Rect area, Consumer<Rect> visitor) {
        int top = area.y();
        while (top < area.bottom()) {
            int bottom = Math.min(area.bottom(), (top | TILE - 1) + 1);
            visitor.accept(Rect.between(area.x(), top, area.right(), bottom));
            top = bottom;
        }
    }

    /** Before anything is copied: remembers the pixels that have only moved. */
    private void seekMove(Rect area, FreshPixels fresh) {
        finder.find(picture, area, fresh, (column, row) -> isMarked(grid.index(column, row)))
                .ifPresent(motion -> {
                    // Viewers copy before anything else of an update: from the picture as it was before this capture.
                    if (taken.stream().noneMatch(motion.source()::intersects)) {
                        moves.addLast(new Move(version + 1, motion, tileVersions(motion.source())));
                    }
                    if (moves.size() > MAX_MOVES) {
                        moves.removeFirst();
                    }
                });
    }

    private long[] tileVersions(Rect area) {
        Rect touched = TileGrid.touchedBy(area);
        long[] found = new long[touched.width() * touched.height()];
        for (int i = 0; i < found.length; i++) {
            int column = touched.x() + i % touched.width();
            found[i] = versionsBefore[grid.index(column, touched.y() + i / touched.width())];
        }
        return found;
    }

    private void markAll(Rect band) {
        int row = (band.y() >> TILE_SHIFT) * grid.across();
        Arrays.fill(versions, row + (band.x() >> TILE_SHIFT), row + TileGrid.tiles(band.right()), version + 1);
        changed = true;
    }

    /** Marks the tiles of one tile row that differ. Rows are compared in long stretches between tiles already marked. */
    private void markChanged(Rect band, PixelComparison comparison) {
        int tileRow = (band.y() >> TILE_SHIFT) * grid.across();
        for (int y = band.y(); y < band.bottom(); y++) {
            int x = band.x();
            while (x < band.right()) {
                int tile = x >> TILE_SHIFT;
                if (isMarked(tileRow + tile)) {
                    x = tile + 1 << TILE_SHIFT;
                    continue;
                }
                int end = unmarkedEnd(tileRow, tile, band.right());
                int different = comparison.first(y, x, end);
                if (different == end) {
                    x = end;
                    continue;
                }
                versions[tileRow + (different >> TILE_SHIFT)] = version + 1;
                changed = true;
                x = (different >> TILE_SHIFT) + 1 << TILE_SHIFT;
            }
        }
    }

    /** Before anything is copied: notes where within the tiles of an area it has changed, closely at its edges. */
    private void noteParts(Rect area, PixelComparison comparison) {
        int left = MAX_MEASURED;
        Rect touched = TileGrid.touchedBy(area);
        for (int ty = touched.y(); ty < touched.bottom(); ty++) {
            for (int tx = touched.x(); tx < touched.right(); tx++) {
                int index = grid.index(tx, ty);
                if (!isMarked(index)) {
                    continue;
                }
                Rect part = new Rect(tx << TILE_SHIFT, ty << TILE_SHIFT, TILE, TILE).intersection(area);
                PixelComparison.Sides sides = stillSides(tx, ty);
                if (!sides.none() && left > 0) {
                    part = comparison.changed(part, sides);
                    left--;
                }
                if (!part.isEmpty()) {
                    parts.add(index, part, versionsBefore[index], version + 1);
                }
            }
        }
    }

    private PixelComparison.Sides stillSides(int tileX, int tileY) {
        int index = grid.index(tileX, tileY);
        return new PixelComparison.Sides(
                tileX == 0 || !isMarked(index - 1),
                tileY == 0 || !isMarked(index - grid.across()),
                tileX == grid.across() - 1 || !isMarked(index + 1),
                index + grid.across() >= versions.length || !isMarked(index + grid.across()));
    }

    private boolean isMarked(int tile) {
        return versions[tile] > version;
    }

    private int unmarkedEnd(int tileRow, int firstTile, int right) {
        int tile = firstTile + 1;
        int last = TileGrid.tiles(right);
        while (tile < last && !isMarked(tileRow + tile)) {
            tile++;
        }
        return Math.min(right, tile << TILE_SHIFT);
    }

    private void copyMarked(Rect band, FreshPixels fresh) {
        int tileRow = (band.y() >> TILE_SHIFT) * grid.across();
        int last = TileGrid.tiles(band.right());
        int tile = band.x() >> TILE_SHIFT;
        while (tile < last) {
            if (!isMarked(tileRow + tile)) {
                tile++;
                continue;
            }
            int end = tile + 1;
            while (end < last && isMarked(tileRow + end)) {
                end++;
            }
            int left = Math.max(band.x(), tile << TILE_SHIFT);
            int width = Math.min(band.right(), end << TILE_SHIFT) - left;
            for (int y = band.y(); y < band.bottom(); y++) {
                fresh.read(left, y, picture.pixels(), picture.offset(left, y), width);
            }
            tile = end;
        }
    }
}
