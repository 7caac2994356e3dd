package oriel.deflate.java;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Cuts bytes into literals and matches. A hash of 4 bytes leads to the last two places where they were seen; the longer
 * match is taken at once. Where nothing matches it looks less and less often.
 */
final class MatchFinder {

    /** Bytes of the shortest match that is looked for. */
    static final int SHORTEST = 4;

    /** Room behind the window that is read, but not used. */
    static final int SPARE_BYTES = Long.BYTES;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int HASH = 0x9e3779b1;
    private static final int HASH_BITS = 13;

    /** A match of this length is not compared with the second place. */
    private static final int GOOD = 32;

    /** In a match these many of its places are remembered, as far as the third byte of a pixel, and the last. */
    private static final int REMEMBERED = 3;

    /** So many literals in a row, as a power of 2, make each step one longer. */
    private static final int PATIENCE_SHIFT = 6;

    private static final int MAX_STEP = 8;
    private static final int PLACE_MASK = 0xffff;

    private final byte[] window;

    /**
     * Two places for each hash, modulo 2 to the power of 16: the newer in the lower half. A place that is out of date leads
     * to other bytes of the window, which are compared like any.
     */
    private final int[] places = new int[1 << HASH_BITS];

    /** Place of the window's first byte. */
    private int base;

    MatchFinder(byte[] window) {
        this.window = window;
    }

    /** The first {@code count} bytes are gone from the window. */
    void moved(int count) {
        base = base + count & PLACE_MASK;
    }

    /** Appends the tokens of the window's bytes from {@code from} to {@code to}. */
    void find(int from, int to, Tokens tokens) {
        byte[] bytes = window;
        int last = to - SHORTEST;
        int anchor = from;
        int i = from;
        while (i <= last) {
            int value = (int) INT.get(bytes, i);
            int slot = slot(value);
            int pair = places[slot];
            int place = i + base;
            places[slot] = pair << 16 | place & PLACE_MASK;
            int reach = Math.min(i, Symbols.WINDOW_BYTES);
            int first = place - pair & PLACE_MASK;
            int second = place - (pair >>> 16) & PLACE_MASK;
            int length = common(i, first, reach);
            int other = common(i, second, reach);
            if (Math.max(length, other) < SHORTEST) {
                i += Math.min(MAX_STEP, 1 + (i - anchor >> PATIENCE_SHIFT));
                continue;
            }
            if (length == Long.BYTES) {
                length = extend(i, first, to);
            }
            if (other == Long.BYTES && length < GOOD) {
                other = extend(i, second, to);
            }
            int distance = other > length ? second : first;
            length = Math.min(Math.max(length, other), to - i);
            tokens.add(i - anchor, length, distance);
            i += length;
            anchor = i;
            for (int k = 1; k <= REMEMBERED; k++) {
                remember(i - length + k);
            }
            remember(i - 1);
        }
        tokens.end(to - anchor);
    }

    /** How many of the next 8 bytes are like those at a distance; the window has room to read beyond its end. */
    private int common(int at, int distance, int reach) {
        if (distance == 0 || distance > reach) {
            return 0;
        }
        long difference = (long) LONG.get(window, at) ^ (long) LONG.get(window, at - distance);
        return Long.numberOfTrailingZeros(difference) >> 3;
    }

    private static int slot(int value) {
        return value * HASH >>> 32 - HASH_BITS;
    }

    private void remember(int at) {
        int slot = slot((int) INT.get(window, at));
        places[slot] = places[slot] << 16 | at + base & PLACE_MASK;
    }

    /** Length of a match of which 8 bytes are known; it may lie beyond the end. */
    private int extend(int at, int distance, int to) {
        byte[] bytes = window;
        int most = Math.min(Symbols.MAX_MATCH, to - at);
        int length = Long.BYTES;
        while (length < most) {
            long difference = (long) LONG.get(bytes, at + length) ^ (long) LONG.get(bytes, at + length - distance);
            if (difference != 0) {
                return Math.min(most, length + (Long.numberOfTrailingZeros(difference) >> 3));
            }
            length += Long.BYTES;
        }
        return most;
    }
}
