package oriel.encoding;

import java.util.Arrays;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Tells photographs from text, for a row of blocks at a time. Text, on one colour or on a gradient, has pixels that their
 * neighbours foretell almost exactly, and others that they do not foretell at all; in a photograph most are foretold
 * nearly. The loops are short, without branches, as long as the row, and count alike in every array: of such the compiler
 * makes vectors. Used by one thread.
 */
final class Looks {

    /** A pixel that is not farther off in any channel belongs to a smooth surface, dithered perhaps. */
    private static final int CALM = 2;

    /** One that is so far off in a channel is at the edge of something. */
    static final int STRONG = 16;

    /** Where fewer than one in so many are calm, there is no ground for letters. */
    private static final int LEAST_CALM = 16;

    /** Rows that are looked at from left to right lie so far apart: no letter fits between. */
    private static final int ROW_STEP = 3;

    // Counts of one block's pixels, in one number.
    private static final int STRONG_SHIFT = 8;
    private static final int SAME_SHIFT = 16;

    private int[] here = {};
    private int[] left = {};
    private int[] above = {};
    private int[] corner = {};
    private int[] restless = {};
    private int[] strong = {};
    private int[] steps = {};
    private int[] weights = {};
    private int[] counts = {};
    private int width;
    private int lookedRows;

    /** What a block shows. */
    enum Look {
        /** Edges on a smooth ground: text, line art. It must not be blurred. */
        SHARP,
        /** A smooth ground that may belong to a picture or not. */
        CALM,
        /** A photograph, a video. */
        PHOTO
    }

    /** Looks at a row of the blocks of an area; the rows count from its upper edge. */
    void load(Framebuffer source, Rect area, int row) {
        int columns = Block.count(area.width());
        if (counts.length < columns) {
            makeRoom(columns);
        }
        width = area.width();
        Arrays.fill(weights, 0, width, 0);
        Arrays.fill(steps, 0, width, 0);
        int height = Math.min(Block.SIDE, area.height() - row * Block.SIDE);
        lookedRows = 0;
        for (int y = 0; y < height; y++) {
            System.arraycopy(source.pixels(), source.offset(area.x(), area.y() + row * Block.SIDE + y), here, 0, width);
            if (y > 0) {
                lookDown(here, above, steps, width, 16);
                lookDown(here, above, steps, width, 8);
                lookDown(here, above, steps, width, 0);
            }
            if (y % ROW_STEP == 0) {
                lookAcross(y == 0);
                weigh(here, left, above, restless, strong);
                add(restless, weights, width);
                lookedRows++;
            }
            int[] done = above;
            above = here;
            here = done;
        }
        count();
    }

    private void makeRoom(int columns) {
        counts = new int[columns];
        here = new int[columns * Block.SIDE];
        left = here.clone();
        above = here.clone();
        corner = here.clone();
        restless = here.clone();
        strong = here.clone();
        steps = here.clone();
        weights = here.clone();
    }

    /** What a block shows that is not of one colour. */
    Look look(int column) {
        int looked = lookedRows * (Math.min(Block.SIDE, width - column * Block.SIDE) - 1);
        int calm = counts[column] & 0xff;
        int strong = counts[column] >> STRONG_SHIFT & 0xff;
        boolean edges = hasEdges(column);
        if (edges && calm >= looked - calm - strong && calm * LEAST_CALM >= looked) {
            return Look.SHARP;
        }
        return !edges && (counts[column] >> SAME_SHIFT) * 2 > looked ? Look.CALM : Look.PHOTO;
    }

    /** True if anything in a block stands out. */
    boolean hasEdges(int column) {
        int all = 0;
        for (int x = column * Block.SIDE; x < Math.min(width, (column + 1) * Block.SIDE); x++) {
            all |= steps[x];
        }
        return all < 0 || (counts[column] >> STRONG_SHIFT & 0xff) > 0;
    }

    /** Marks where two rows differ strongly in a channel, with a negative number. */
    private static void lookDown(int[] here, int[] above, int[] marks, int width, int shift) {
        for (int x = 0; x < width; x++) {
            int error = (here[x] >> shift & 0xff) - (above[x] >> shift & 0xff);
            marks[x] |= STRONG - 1 - error | STRONG - 1 + error;
        }
    }

    /**
     * Compares each pixel with what left plus above minus the one between leads to expect; in the first row, where there
     * is nothing else, with the one to the left.
     */
    private void lookAcross(boolean first) {
        System.arraycopy(here, 0, left, 1, width - 1);
        if (first) {
            Arrays.fill(above, 0, width, 0);
            Arrays.fill(corner, 0, width, 0);
        } else {
            System.arraycopy(above, 0, corner, 1, width - 1);
        }
        Arrays.fill(restless, 0, width, 0);
        Arrays.fill(strong, 0, width, 0);
        for (int shift = 0; shift <= 16; shift += 8) {
            for (int x = 0; x < width; x++) {
                int error = (here[x] >> shift & 0xff)
                        - (left[x] >> shift & 0xff)
                        - (above[x] >> shift & 0xff)
                        + (corner[x] >> shift & 0xff);
                restless[x] |= CALM - error | CALM + error;
                strong[x] |= STRONG - 1 - error | STRONG - 1 + error;
            }
        }
    }

    /** The counts of each pixel by itself, in place of {@code restless}. */
    private void weigh(int[] here, int[] left, int[] above, int[] restless, int[] strong) {
        for (int x = 0; x < width; x++) {
            int same = 1 - (isSet(here[x] ^ left[x]) & isSet(here[x] ^ above[x]));
            restless[x] = 1 - (restless[x] >>> 31) + (strong[x] >>> 31 << STRONG_SHIFT) + (same << SAME_SHIFT);
        }
    }

    /** Adds the counts of one row to those of the pixels above. */
    private static void add(int[] counts, int[] sums, int width) {
        for (int x = 0; x < width; x++) {
            sums[x] += counts[x];
        }
    }

    /** Adds up what was found in each block, without its first column, whose left neighbour is another block's. */
    private void count() {
        for (int from = 0; from < width; from += Block.SIDE) {
            int sum = 0;
            for (int x = from + 1; x < Math.min(width, from + Block.SIDE); x++) {
                sum += weights[x];
            }
            counts[from / Block.SIDE] = sum;
        }
    }

    /** 0 for 0, else 1. */
    private static int isSet(int number) {
        return (number | -number) >>> 31;
    }
}
