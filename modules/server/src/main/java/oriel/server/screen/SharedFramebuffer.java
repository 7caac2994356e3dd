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

    /** Width and height of a tile; a power of two. */
    public static final int TILE = 1 << SharedFramebuffer.TILE_SHIFT;

    static final int TILE_SHIFT = 4;

    /** Viewers that are more moves behind get pixels. */
    private static final int MOST_MOVES = 8;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final MoveFinder finder = new MoveFinder();
    private final Deque<Move> moves = new ArrayDeque<>();

    private Framebuffer picture;
    private IntBuffer shown;
    private long[] versions;
    private long[] versionsBefore;
    private int tilesAcross;
    private long resizeVersion;
    private volatile long version;
    private boolean changed;
    private final List<Rect> taken = new ArrayList<>();

    /** A black picture. */
    public SharedFramebuffer(int width, int height) {
        allocate(width, height);
    }

    private void allocate(int width, int height) {
        picture = new Framebuffer(width, height);
        shown = IntBuffer.wrap(picture.pixels());
        tilesAcross = tiles(width);
        versions = new long[tilesAcross * tiles(height)];
        versionsBefore = versions.clone();
        moves.clear();
    }

    /** Number of tiles that cover {@code pixels}. */
    public static int tiles(int pixels) {
        return pixels + TILE - 1 >> TILE_SHIFT;
    }

    /** Held while the picture and its versions are read. */
    public Lock readLock() {
        return lock.readLock();
    }

    /** The version of the newest change; may be asked without the lock. */
    public long version() {
        return version;
    }

    /** The version in which anything of an area last changed; under the read lock only. */
    public long newest(Rect area) {
        long newest = 0;
        for (int ty = area.y() >> TILE_SHIFT; ty < tiles(area.bottom()); ty++) {
            for (int tx = area.x() >> TILE_SHIFT; tx < tiles(area.right()); tx++) {
                newest = Math.max(newest, version(tx, ty));
            }
        }
        return newest;
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
        if (tileX >= tilesAcross || tileY >= versions.length / tilesAcross) {
            return resizeVersion;
        }
        return versions[tileY * tilesAcross + tileX];
    }

    /** The last moves, in their order; under the read lock only. */
    public List<Move> moves() {
        return moves.isEmpty() ? List.of() : List.copyOf(moves);
    }

    /** Starts one capture; all of its pixels become visible to sessions together. */
    public void begin() {
        lock.writeLock().lock();
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
        IntBuffer rows = source.duplicate();
        int origin = offset - area.y() * stride - area.x();
        boolean captured = version > 0 || changed;
        if (taken.isEmpty()) {
            System.arraycopy(versions, 0, versionsBefore, 0, versions.length);
        }
        moves.removeIf(move -> move.version() > version && move.target().intersects(inside));
        if (captured && Math.min(inside.width(), inside.height()) >= MoveFinder.LEAST_SIDE) {
            bands(inside, band -> markChanged(band, rows, origin + band.y() * stride + band.x(), stride));
            seekMove(inside, new FreshPixels(rows, origin, stride));
            bands(inside, band -> copyMarked(band, rows, origin + band.y() * stride + band.x(), stride));
            taken.add(inside);
            return;
        }
        bands(inside, band -> {
            int at = origin + band.y() * stride + band.x();
            if (captured) {
                markChanged(band, rows, at, stride);
            } else {
                markAll(band);
            }
            copyMarked(band, rows, at, stride);
        });
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
        finder.find(picture, area, fresh, (column, row) -> isMarked(row * tilesAcross + column))
                .ifPresent(motion -> {
                    // Viewers copy before anything else of an update: from the picture as it was before this capture.
                    if (taken.stream().noneMatch(motion.source()::intersects)) {
                        moves.addLast(new Move(version + 1, motion, tileVersions(motion.source())));
                    }
                    if (moves.size() > MOST_MOVES) {
                        moves.removeFirst();
                    }
                });
    }

    private long[] tileVersions(Rect area) {
        int left = area.x() >> TILE_SHIFT;
        int top = area.y() >> TILE_SHIFT;
        int across = tiles(area.right()) - left;
        long[] found = new long[across * (tiles(area.bottom()) - top)];
        for (int i = 0; i < found.length; i++) {
            found[i] = versionsBefore[(top + i / across) * tilesAcross + left + i % across];
        }
        return found;
    }

    private void markAll(Rect band) {
        int row = (band.y() >> TILE_SHIFT) * tilesAcross;
        Arrays.fill(versions, row + (band.x() >> TILE_SHIFT), row + tiles(band.right()), version + 1);
        changed = true;
    }

    /** Marks the tiles of one tile row that differ. Rows are compared in long stretches between tiles already marked. */
    private void markChanged(Rect band, IntBuffer source, int offset, int stride) {
        int tileRow = (band.y() >> TILE_SHIFT) * tilesAcross;
        for (int y = band.y(); y < band.bottom(); y++) {
            int sourceRow = offset + (y - band.y()) * stride - band.x();
            int x = band.x();
            while (x < band.right()) {
                int tile = x >> TILE_SHIFT;
                if (isMarked(tileRow + tile)) {
                    x = tile + 1 << TILE_SHIFT;
                    continue;
                }
                int end = unmarkedEnd(tileRow, tile, band.right());
                int different = mismatch(source, sourceRow, picture.offset(0, y), x, end);
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

    private boolean isMarked(int tile) {
        return versions[tile] > version;
    }

    private int unmarkedEnd(int tileRow, int firstTile, int right) {
        int tile = firstTile + 1;
        int last = tiles(right);
        while (tile < last && !isMarked(tileRow + tile)) {
            tile++;
        }
        return Math.min(right, tile << TILE_SHIFT);
    }

    /** The first column from {@code x} whose colours differ, or {@code end}. */
    private int mismatch(IntBuffer source, int sourceRow, int shownRow, int x, int end) {
        source.limit(sourceRow + end).position(sourceRow + x);
        shown.limit(shownRow + end).position(shownRow + x);
        int at = source.mismatch(shown);
        if (at < 0) {
            return end;
        }
        int column = x + at;
        if (differs(source.get(sourceRow + column), shown.get(shownRow + column))) {
            return column;
        }
        return mismatchOfColours(source, sourceRow, shownRow, column, end);
    }

    /** For screens that leave something in the high byte: slower, for the colours alone. */
    private int mismatchOfColours(IntBuffer source, int sourceRow, int shownRow, int x, int end) {
        int[] pixels = picture.pixels();
        int column = x;
        while (column < end && !differs(source.get(sourceRow + column), pixels[shownRow + column])) {
            column++;
        }
        return column;
    }

    private static boolean differs(int one, int other) {
        return ((one ^ other) & 0xffffff) != 0;
    }

    private void copyMarked(Rect band, IntBuffer source, int offset, int stride) {
        int tileRow = (band.y() >> TILE_SHIFT) * tilesAcross;
        int last = tiles(band.right());
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
            int right = Math.min(band.right(), end << TILE_SHIFT);
            copy(Rect.between(left, band.y(), right, band.bottom()), source, offset + left - band.x(), stride);
            tile = end;
        }
    }

    private void copy(Rect run, IntBuffer source, int offset, int stride) {
        int[] pixels = picture.pixels();
        source.clear();
        for (int y = run.y(); y < run.bottom(); y++) {
            int to = picture.offset(run.x(), y);
            source.get(offset + (y - run.y()) * stride, pixels, to, run.width());
            for (int i = to; i < to + run.width(); i++) {
                pixels[i] &= 0xffffff;
            }
        }
    }
}
