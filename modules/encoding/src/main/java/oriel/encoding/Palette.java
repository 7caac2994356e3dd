package oriel.encoding;

import java.util.Arrays;

/**
 * The colours of a tile, in the order in which they first occur: an open-addressed hash. Used by one thread; made once and filled again for every tile.
 */
public final class Palette {

    private static final int SLOTS = 2048;
    private static final int HASH = 0x9e3779b1;
    private static final int HASH_SHIFT = 32 - 11;

    /** Makes colour 0 different from an empty slot. */
    private static final int USED = 0x0100_0000;

    private static final int BLOCK = 1024;
    private static final int SAMPLE = 256;

    /** From so many pixels a run on, looking for its end is faster than looking up every pixel. */
    private static final int LONG_RUNS_SHIFT = 4;

    private final int most;
    private final int[] colours;
    private final int[] keys = new int[SLOTS];
    private final short[] places = new short[SLOTS];
    private final short[] used;
    private int size;

    /** Holds up to {@code most} colours, 1 to 256. */
    public Palette(int most) {
        if (most < 1 || most > 256) {
            throw new IllegalArgumentException("a palette of " + most);
        }
        this.most = most;
        this.colours = new int[most];
        this.used = new short[most];
    }

    /**
     * Collects the colours of {@code count} pixels {@code 0x00RRGGBB}, at least one.
     *
     * @return true if there are no more than the palette holds; otherwise nothing here can be used
     */
    public boolean collect(int[] pixels, int count) {
        clear();
        return hasLongRuns(pixels, count) ? addRuns(pixels, count) : addAll(pixels, addTwo(pixels, count), count);
    }

    /** Looks at the beginning only. */
    private static boolean hasLongRuns(int[] pixels, int count) {
        int most = Math.min(count, SAMPLE);
        int changes = 0;
        for (int i = 1; i < most; i++) {
            changes += -(pixels[i] ^ pixels[i - 1]) >>> 31;
        }
        return changes <= most >> LONG_RUNS_SHIFT;
    }

    private void clear() {
        for (int i = 0; i < size; i++) {
            keys[used[i]] = 0;
        }
        size = 0;
    }

    /** Takes the first two colours, and all pixels up to about where another comes in; gives their number. */
    private int addTwo(int[] pixels, int count) {
        int first = pixels[0];
        int second = pixels[Arrays.mismatch(pixels, 0, count - 1, pixels, 1, count) + 1];
        add(first);
        if (!add(second)) {
            return 0;
        }
        int from = 0;
        while (from < count && areOfTwo(pixels, from, Math.min(count, from + BLOCK), second)) {
            from += BLOCK;
        }
        return from;
    }

    /** True if all are of the first colour or the second: without a branch, so that it becomes vector instructions. */
    private static boolean areOfTwo(int[] pixels, int from, int to, int second) {
        int first = pixels[0];
        int others = 0;
        for (int i = from; i < to; i++) {
            others |= -(pixels[i] ^ first) & -(pixels[i] ^ second);
        }
        return others >= 0;
    }

    private boolean addAll(int[] pixels, int from, int count) {
        for (int i = from; i < count; i++) {
            int colour = pixels[i];
            if (keys[slot(colour)] != (colour | USED) && !add(colour)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Collects the colours of {@code count} pixels {@code 0x00RRGGBB} and writes each pixel's place among them. It stops at
     * the first colour that is too many, and counts no runs.
     *
     * @param target one byte a pixel
     * @return true if there are no more than the palette holds; otherwise nothing of it can be used
     */
    public boolean index(int[] pixels, int count, byte[] target) {
        clear();
        int[] known = keys;
        for (int i = 0; i < count; i++) {
            int colour = pixels[i];
            int slot = slot(colour);
            if (known[slot] != (colour | USED)) {
                if (!add(colour)) {
                    return false;
                }
                slot = find(colour);
            }
            target[i] = (byte) places[slot];
        }
        return true;
    }

    private boolean addRuns(int[] pixels, int count) {
        int i = 0;
        while (add(pixels[i])) {
            int more = Arrays.mismatch(pixels, i, count - 1, pixels, i + 1, count);
            if (more < 0) {
                return true;
            }
            i += more + 1;
        }
        return false;
    }

    private static int slot(int colour) {
        return colour * HASH >>> HASH_SHIFT;
    }

    private boolean add(int colour) {
        int key = colour | USED;
        int slot = slot(colour);
        while (keys[slot] != key) {
            if (keys[slot] == 0) {
                if (size == most) {
                    return false;
                }
                keys[slot] = key;
                places[slot] = (short) size;
                used[size] = (short) slot;
                colours[size++] = colour;
                return true;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return true;
    }

    /** Place of a collected colour. */
    public int index(int colour) {
        return places[find(colour)];
    }

    private int find(int colour) {
        int key = colour | USED;
        int slot = slot(colour);
        while (keys[slot] != key) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    /** True if every colour of {@code other} is in this palette too. */
    public boolean containsAll(Palette other) {
        for (int i = 0; i < other.size; i++) {
            if (!contains(other.colours[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean contains(int colour) {
        int key = colour | USED;
        int slot = slot(colour);
        while (keys[slot] != key) {
            if (keys[slot] == 0) {
                return false;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return true;
    }

    /** Number of colours. */
    public int size() {
        return size;
    }

    /** The colours; the first {@link #size} count. Valid until the next collection. */
    public int[] colours() {
        return colours;
    }
}
