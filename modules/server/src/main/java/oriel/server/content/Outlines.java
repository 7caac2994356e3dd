package oriel.server.content;

import java.util.Arrays;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Finds, in blocks side by side, the pixels that have the very colour of one beside them and lie at an edge: of what was
 * drawn there are many. What lies beyond a pixel's own block does not count. The loops are such as the compiler makes vectors
 * of: see {@link ContentClassifier}. Used by one thread.
 */
final class Outlines {

    // Two neighbours: the first bit says that they are the same, the second that one stands out.
    private static final int SAME = 1;
    private static final int EDGE = 2;

    // See ContentClassifier.
    private static final int RED_BLUE = 0x00ff00ff;
    private static final int GREEN = 0x000000ff;
    private static final int BIAS = 0x0100_0100;
    private static final int ABOVE = 0x00f0_00f0;
    private static final int BELOW = 0x02f0_02f0;
    private static final int STANDS_OUT = 0x0200_0200;

    private final int[][] found = new int[Block.SIDE][];
    private int[] here = {};
    private int[] left = {};
    private int[] above = {};
    private int[] across = {};
    private int[] next = {};
    private int[] up = {};
    private int[] counts = {};

    /** Within a row all bits, but for the first column of each block. */
    private int[] inner = {};

    /** Looks at a row of blocks of a picture; the first of them begins at its left edge. */
    void look(Framebuffer source, Rect blocks) {
        int width = blocks.width();
        if (here.length < width) {
            makeRoom(Block.count(width) * Block.SIDE);
        }
        Arrays.fill(counts, 0, width, 0);
        Arrays.fill(up, 0, width, 0);
        for (int y = 0; y < blocks.height(); y++) {
            System.arraycopy(source.pixels(), source.offset(blocks.x(), blocks.y() + y), here, 0, width);
            System.arraycopy(here, 0, left, 1, width - 1);
            compareOuter(here, left, across, width);
            compareInner(here, left, across, width);
            compareAll(here, left, across, width);
            mask(across, inner, width);
            System.arraycopy(across, 1, next, 0, width - 1);
            next[width - 1] = 0;
            if (y > 0) {
                compareOuter(here, above, up, width);
                compareInner(here, above, up, width);
                compareAll(here, above, up, width);
                settle(found[y - 1], up, counts, width);
            }
            join(across, next, up, found[y], width);
            int[] done = above;
            above = here;
            here = done;
        }
        Arrays.fill(up, 0, width, 0);
        settle(found[blocks.height() - 1], up, counts, width);
    }

    private void makeRoom(int width) {
        here = new int[width];
        left = new int[width];
        above = new int[width];
        across = new int[width];
        next = new int[width];
        up = new int[width];
        counts = new int[width];
        inner = new int[width];
        Arrays.setAll(inner, x -> x % Block.SIDE == 0 ? 0 : SAME | EDGE);
        Arrays.setAll(found, y -> new int[width]);
    }

    private static void compareOuter(int[] one, int[] other, int[] pairs, int width) {
        for (int x = 0; x < width; x++) {
            int step = BIAS + (one[x] & RED_BLUE) - (other[x] & RED_BLUE);
            int out = (step + ABOVE | BELOW - step) & STANDS_OUT;
            pairs[x] = (out | out >>> 16) >>> 8;
        }
    }

    private static void compareInner(int[] one, int[] other, int[] pairs, int width) {
        for (int x = 0; x < width; x++) {
            int step = BIAS + (one[x] >> 8 & GREEN) - (other[x] >> 8 & GREEN);
            pairs[x] |= (step + ABOVE | BELOW - step) >>> 8;
        }
    }

    private static void compareAll(int[] one, int[] other, int[] pairs, int width) {
        for (int x = 0; x < width; x++) {
            int change = one[x] ^ other[x];
            pairs[x] = pairs[x] & EDGE | (change - 1 & -1 - change) >>> 31;
        }
    }

    private static void mask(int[] pairs, int[] inner, int width) {
        for (int x = 0; x < width; x++) {
            pairs[x] &= inner[x];
        }
    }

    private static void join(int[] left, int[] right, int[] up, int[] joined, int width) {
        for (int x = 0; x < width; x++) {
            joined[x] = left[x] | right[x] | up[x];
        }
    }

    /** The last neighbour is known: of a pixel with both bits it is one. */
    private static void settle(int[] joined, int[] down, int[] counts, int width) {
        for (int x = 0; x < width; x++) {
            int all = joined[x] | down[x];
            int both = all & all >> 1 & 1;
            joined[x] = both;
            counts[x] += both;
        }
    }

    /** How many such pixels there are in a block, by where its first column lies in the row. */
    int count(int first, int width) {
        int count = 0;
        for (int x = first; x < first + width; x++) {
            count += counts[x];
        }
        return count;
    }

    /** True if a pixel is one; its column counts within the row of blocks. */
    boolean isOne(int x, int y) {
        return found[y][x] != 0;
    }
}
