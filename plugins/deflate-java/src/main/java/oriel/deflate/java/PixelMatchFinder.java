package oriel.deflate.java;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Cuts pixels of 3 bytes into literals and matches, a pixel at a time: a match begins where a pixel begins and is as long
 * as some pixels. Pictures are full of matches of one pixel, which a search for 4 bytes cannot find.
 */
final class PixelMatchFinder {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int PIXEL = 3;
    private static final int PIXEL_MASK = 0xffffff;
    private static final int HASH = 0x9e3779b1;
    private static final int HASH_BITS = 12;
    private static final int PLACE_MASK = 0xffff;

    /** A single pixel from farther away takes as many bits as its three bytes. */
    private static final int FARTHEST_SINGLE = 4096;

    /** The longest match of whole pixels. */
    private static final int LONGEST = Symbols.MAX_MATCH / PIXEL * PIXEL;

    private final byte[] window;
    private final int[] places = new int[1 << HASH_BITS];
    private int base;

    PixelMatchFinder(byte[] window) {
        this.window = window;
    }

    /** The first {@code count} bytes are gone from the window. */
    void moved(int count) {
        base = base + count & PLACE_MASK;
    }

    /** Appends the tokens of the window's bytes from {@code from}, where a pixel begins, to {@code to}. */
    void find(int from, int to, Tokens tokens) {
        byte[] bytes = window;
        int[] known = places;
        int last = to - PIXEL;
        int anchor = from;
        int i = from;
        while (i <= last) {
            int value = (int) INT.get(bytes, i) & PIXEL_MASK;
            int slot = value * HASH >>> 32 - HASH_BITS;
            int place = i + base & PLACE_MASK;
            int distance = place - known[slot] & PLACE_MASK;
            known[slot] = place;
            if (distance == 0
                    || distance > Math.min(i, Symbols.WINDOW_BYTES)
                    || ((int) INT.get(bytes, i - distance) & PIXEL_MASK) != value) {
                i += PIXEL;
                continue;
            }
            int length = length(i, distance, Math.min(LONGEST, to - i));
            if (length == PIXEL && distance > FARTHEST_SINGLE) {
                i += PIXEL;
                continue;
            }
            tokens.add(i - anchor, length, distance);
            anchor = i + length;
            for (i += PIXEL; i < anchor; i += PIXEL) {
                int inner = ((int) INT.get(bytes, i) & PIXEL_MASK) * HASH >>> 32 - HASH_BITS;
                known[inner] = i + base & PLACE_MASK;
            }
        }
        tokens.end(to - anchor);
    }

    /** Bytes that are alike, as whole pixels; the first pixel is. */
    private int length(int at, int distance, int most) {
        byte[] bytes = window;
        int length = PIXEL;
        while (length < most) {
            long difference = (long) LONG.get(bytes, at + length) ^ (long) LONG.get(bytes, at + length - distance);
            if (difference != 0) {
                length += Long.numberOfTrailingZeros(difference) >> 3;
                break;
            }
            length += Long.BYTES;
        }
        return Math.min(most, length) / PIXEL * PIXEL;
    }
}
