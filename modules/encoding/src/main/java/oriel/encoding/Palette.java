package oriel.encoding;

import java.util.Arrays;

/**
 * The colours of a tile, in the order in which they first occur: an open-addressed hash that is touched only where the
 * colour changes. Used by one thread; made once and filled again for every tile.
 */
public final class Palette {

    private static final int SLOTS = 512;
    private static final int HASH = 0x9e3779b1;
    private static final int HASH_SHIFT = 32 - 9;

    /** Makes colour 0 different from an empty slot. */
    private static final int USED = 0x0100_0000;

    private final int most;
    private final int[] colours;
    private final int[] keys = new int[SLOTS];
    private final short[] places = new short[SLOTS];
    private int size;
    private int changes;
    private int longRuns;

    /** Holds up to {@code most} colours, 1 to 256. */
    public Palette(int most) {
        if (most < 1 || most > 256) {
            throw new IllegalArgumentException("a palette of " + most);
        }
        this.most = most;
        this.colours = new int[most];
    }

    /**
     * Collects the colours of {@code count} pixels {@code 0x00RRGGBB}, and counts their runs: of all of them, also if the
     * colours are too many.
     *
     * @return true if there are no more than the palette holds; otherwise only the counts of runs can be used
     */
    public boolean collect(int[] pixels, int count) {
        Arrays.fill(keys, 0);
        size = 0;
        changes = 0;
        longRuns = 0;
        int i = 0;
        while (i < count) {
            int colour = pixels[i];
            int end = i + 1;
            while (end < count && pixels[end] == colour) {
                end++;
            }
            changes++;
            if (end - i > 1) {
                longRuns++;
            }
            i = end;
            if (!add(colour)) {
                countRuns(pixels, end, count);
                return false;
            }
        }
        return true;
    }

    /**
     * Collects the colours of {@code count} pixels {@code 0x00RRGGBB} and writes each pixel's place among them. It stops at
     * the first colour that is too many, and counts no runs.
     *
     * @param places one byte a pixel
     * @return true if there are no more than the palette holds; otherwise nothing of it can be used
     */
    public boolean index(int[] pixels, int count, byte[] places) {
        Arrays.fill(keys, 0);
        size = 0;
        int last = ~pixels[0];
        byte place = 0;
        for (int i = 0; i < count; i++) {
            int colour = pixels[i];
            if (colour != last) {
                if (!add(colour)) {
                    return false;
                }
                last = colour;
                place = (byte) index(colour);
            }
            places[i] = place;
        }
        return true;
    }

    /** Counts the runs that begin at {@code from} or later. */
    private void countRuns(int[] pixels, int from, int count) {
        int more = 0;
        for (int i = from; i < count; i++) {
            more += pixels[i] != pixels[i - 1] ? 1 : 0;
        }
        changes += more;
    }

    private boolean add(int colour) {
        int key = colour | USED;
        int slot = colour * HASH >>> HASH_SHIFT;
        while (keys[slot] != key) {
            if (keys[slot] == 0) {
                if (size == most) {
                    return false;
                }
                keys[slot] = key;
                places[slot] = (short) size;
                colours[size++] = colour;
                return true;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return true;
    }

    /** Place of a collected colour. */
    public int index(int colour) {
        int key = colour | USED;
        int slot = colour * HASH >>> HASH_SHIFT;
        while (keys[slot] != key) {
            slot = slot + 1 & SLOTS - 1;
        }
        return places[slot];
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
        int slot = colour * HASH >>> HASH_SHIFT;
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

    /** Number of runs: stretches of one colour, across the ends of rows. */
    public int changes() {
        return changes;
    }

    /** Number of runs longer than one pixel; counted up to the colour that was too many. */
    public int longRuns() {
        return longRuns;
    }
}
