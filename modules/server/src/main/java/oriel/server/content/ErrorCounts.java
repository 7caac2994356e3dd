package oriel.server.content;

import java.util.Arrays;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Counts, for blocks side by side, the pixels that are far from what left plus above minus the one between foretell, in any
 * channel. The loops are such as the compiler makes vectors of: see {@link ContentClassifier}. Used by one thread.
 */
final class ErrorCounts {

    // Two channels in a number: what is foretold is taken from a bias, so that none borrows from the other.
    private static final int RED_BLUE = 0x00ff00ff;
    private static final int GREEN = 0x000000ff;
    private static final int BIAS = 0x400;
    private static final int BOTH = 0x0001_0001;

    // An error has up to nine bits: from one of them on, the sum with what lacks has a tenth.
    private static final int BITS = 9;
    private static final int INEXACT = (1 << BITS) - 2;
    private static final int FAR = (1 << BITS) - 16;
    private static final int FARTHER = (1 << BITS) - 32;
    private static final int FARTHEST = (1 << BITS) - 64;

    private int[] here = {};
    private int[] left = {};
    private int[] above = {};
    private int[] corner = {};
    private int[] errors = {};

    /** Four counts of a column, eight bits each: of a block of 16 columns, each without its first, they can be added. */
    private int[] counts = {};

    private int sum;

    /** Looks at a row of blocks of a picture, whose first pixels have nothing that foretells them. */
    void look(Framebuffer source, Rect blocks) {
        int width = blocks.width();
        if (here.length < width) {
            here = new int[width];
            left = new int[width];
            above = new int[width];
            corner = new int[width];
            errors = new int[width];
            counts = new int[width];
        }
        Arrays.fill(counts, 0, width, 0);
        for (int y = 0; y < blocks.height(); y++) {
            System.arraycopy(source.pixels(), source.offset(blocks.x(), blocks.y() + y), here, 0, width);
            System.arraycopy(here, 0, left, 1, width - 1);
            if (y > 0) {
                foretell(left, above, corner, width);
                takeOuter(here, corner, errors, width);
                takeInner(here, above, errors, width);
                add(errors, counts, width);
            }
            int[] done = above;
            above = here;
            here = done;
            done = corner;
            corner = left;
            left = done;
        }
    }

    /** What is foretold, taken from the bias: of two channels instead of the corners, of the third instead of those above. */
    private static void foretell(int[] left, int[] above, int[] corner, int width) {
        for (int x = 0; x < width; x++) {
            int outer = BIAS * BOTH + (corner[x] & RED_BLUE) - (left[x] & RED_BLUE) - (above[x] & RED_BLUE);
            int inner = BIAS + (corner[x] >> 8 & GREEN) - (left[x] >> 8 & GREEN) - (above[x] >> 8 & GREEN);
            corner[x] = outer;
            above[x] = inner;
        }
    }

    private static void takeOuter(int[] here, int[] foretold, int[] errors, int width) {
        for (int x = 0; x < width; x++) {
            int error = foretold[x] + (here[x] & RED_BLUE);
            errors[x] = Math.abs((error >> 16) - BIAS) | Math.abs((error & 0xffff) - BIAS);
        }
    }

    /** Errors of channels are joined bit by bit, since their lengths alone matter. */
    private static void takeInner(int[] here, int[] foretold, int[] errors, int width) {
        for (int x = 0; x < width; x++) {
            errors[x] |= Math.abs(foretold[x] + (here[x] >> 8 & GREEN) - BIAS);
        }
    }

    private static void add(int[] errors, int[] counts, int width) {
        for (int x = 0; x < width; x++) {
            int error = errors[x];
            counts[x] += (error + INEXACT >> BITS)
                    + (error + FAR >> BITS << 8)
                    + (error + FARTHER >> BITS << 16)
                    + (error + FARTHEST >> BITS << 24);
        }
    }

    /** Counts those of a block of up to 16 columns, by where its first column lies in the row. */
    void count(int first, int width) {
        sum = 0;
        for (int x = first + 1; x < first + width; x++) {
            sum += counts[x];
        }
    }

    /** How many pixels of the block are 2 off, or more. */
    int inexact() {
        return sum & 0xff;
    }

    /** How many pixels of the block are 16 off, or more. */
    int far() {
        return sum >>> 8 & 0xff;
    }

    /** How many pixels of the block are 32 off, or more. */
    int farther() {
        return sum >>> 16 & 0xff;
    }

    /** How many pixels of the block are 64 off, or more. */
    int farthest() {
        return sum >>> 24;
    }
}
