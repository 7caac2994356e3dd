package oriel.encoding;

/**
 * How often each colour of a tile occurs: an open-addressed hash that is touched only where the colour changes. Used by
 * one thread; made once and filled again for every tile.
 */
public final class ColourCounts {

    private static final int SLOTS = 512;
    private static final int HASH = 0x9e3779b1;
    private static final int HASH_SHIFT = 32 - 9;

    /** Makes colour 0 different from an empty slot. */
    private static final int USED = 0x0100_0000;

    private final int most;
    private final int[] keys = new int[SLOTS];
    private final int[] counts = new int[SLOTS];
    private final int[] slots;
    private int size;

    /** Tells up to {@code most} colours apart, 1 to 256. */
    public ColourCounts(int most) {
        if (most < 1 || most > 256) {
            throw new IllegalArgumentException("counts of " + most + " colours");
        }
        this.most = most;
        this.slots = new int[most];
    }

    /**
     * Counts the colours of {@code count} pixels {@code 0x00RRGGBB}, at least one.
     *
     * @return true if there are no more than can be told apart; otherwise the ones that come first are counted
     */
    public boolean count(int[] pixels, int count) {
        clear();
        boolean all = true;
        int i = 0;
        while (i < count) {
            int colour = pixels[i];
            int end = i + 1;
            while (end < count && pixels[end] == colour) {
                end++;
            }
            all &= add(colour, end - i);
            i = end;
        }
        return all;
    }

    private void clear() {
        for (int i = 0; i < size; i++) {
            keys[slots[i]] = 0;
        }
        size = 0;
    }

    private boolean add(int colour, int pixels) {
        int key = colour | USED;
        int slot = colour * HASH >>> HASH_SHIFT;
        while (keys[slot] != key) {
            if (keys[slot] == 0) {
                if (size == most) {
                    return false;
                }
                keys[slot] = key;
                counts[slot] = 0;
                slots[size++] = slot;
                break;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        counts[slot] += pixels;
        return true;
    }

    /** Number of colours that were told apart. */
    public int size() {
        return size;
    }

    /** The colour of the most pixels; of several, the one that comes first. */
    public int commonest() {
        return keys[slots[place()]] & ~USED;
    }

    /** The colour that is not the commonest, of two. */
    public int other() {
        return keys[slots[1 - place()]] & ~USED;
    }

    private int place() {
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (counts[slots[i]] > counts[slots[best]]) {
                best = i;
            }
        }
        return best;
    }
}
