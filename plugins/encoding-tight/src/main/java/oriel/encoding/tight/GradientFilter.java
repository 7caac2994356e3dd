package oriel.encoding.tight;

import java.util.Arrays;
import oriel.encoding.PixelPacker;
import oriel.rfb.WireBuffer;

/**
 * The gradient filter of rfbproto "Tight Encoding", for TPIXELs of three bytes: each channel becomes its difference from
 * left plus above minus the one between, kept within 0 to 255. Pixels outside of the rectangle count as black. Used by one
 * thread.
 */
final class GradientFilter {

    private static final int ROW_STEP = 8;

    /** A pixel is foretold if no channel is farther off. */
    private static final int NEAR = 2;

    private static final int HIGH_BITS = 0x808080;
    private static final int LOW_BITS = 0x7f7f7f;

    private int[] differences = {};
    private int[] here = {};
    private int[] left = {};
    private int[] above = {};
    private int[] corner = {};
    private int[] expected = {};

    /** True if most of the pixels of some rows are foretold: then few values are left, and they compress well. */
    boolean suits(RectPixels rect) {
        int width = makeRoom(rect);
        int far = 0;
        int looked = 0;
        for (int y = 1; y < rect.height(); y += ROW_STEP) {
            row(rect.pixels(), y * width, width);
            for (int x = 1; x < width; x++) {
                far += isFar(differences[x]) ? 1 : 0;
            }
            looked += width - 1;
        }
        return 2 * far < looked;
    }

    private static boolean isFar(int difference) {
        return Math.abs((byte) (difference >> 16)) > NEAR
                || Math.abs((byte) (difference >> 8)) > NEAR
                || Math.abs((byte) difference) > NEAR;
    }

    private int makeRoom(RectPixels rect) {
        if (differences.length < rect.width()) {
            differences = new int[rect.width()];
            here = differences.clone();
            left = differences.clone();
            above = differences.clone();
            corner = differences.clone();
            expected = differences.clone();
        }
        return rect.width();
    }

    /** Appends the filtered pixels. */
    void append(RectPixels rect, WireBuffer out) {
        int width = makeRoom(rect);
        PixelPacker packer = rect.packer();
        out.reserve(3 * rect.count() + PixelPacker.SPARE_BYTES);
        for (int y = 0; y < rect.height(); y++) {
            if (y == 0) {
                leftOnly(rect.pixels(), width);
            } else {
                row(rect.pixels(), y * width, width);
            }
            out.advance(packer.pack(differences, 0, width, out.array(), out.size()) - out.size());
        }
    }

    private void leftOnly(int[] pixels, int width) {
        differences[0] = pixels[0];
        for (int x = 1; x < width; x++) {
            differences[x] = minus(pixels[x], pixels[x - 1]);
        }
    }

    private void row(int[] pixels, int from, int width) {
        System.arraycopy(pixels, from, here, 0, width);
        System.arraycopy(pixels, from, left, 1, width - 1);
        System.arraycopy(pixels, from - width, above, 0, width);
        System.arraycopy(pixels, from - width, corner, 1, width - 1);
        subtractExpected(width);
        differences[0] = minus(here[0], above[0]);
    }

    /** Short loops without branches, between arrays that are counted alike: of such the compiler makes vectors. */
    private void subtractExpected(int width) {
        Arrays.fill(expected, 0, width, 0);
        for (int shift = 0; shift <= 16; shift += 8) {
            for (int x = 0; x < width; x++) {
                int sum = (left[x] >> shift & 0xff) + (above[x] >> shift & 0xff) - (corner[x] >> shift & 0xff);
                int beyond = (sum & ~(sum >> 31)) - 255;
                expected[x] |= 255 + (beyond & beyond >> 31) << shift;
            }
        }
        for (int x = 0; x < width; x++) {
            differences[x] = minus(here[x], expected[x]);
        }
    }

    /** Three subtractions of a byte at once: no borrow passes the high bits, which are put right afterwards. */
    static int minus(int one, int other) {
        return (one | HIGH_BITS) - (other & LOW_BITS) ^ (one ^ ~other) & HIGH_BITS;
    }
}
