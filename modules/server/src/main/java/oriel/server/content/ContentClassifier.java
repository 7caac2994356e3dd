package oriel.server.content;

import java.util.Arrays;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.content.Letters.Found;

/**
 * Tells photographs from text, for a row of blocks at a time. Most blocks are known by whether anything in them stands out
 * and how many pixels are like their neighbours; the others are searched for letters. The loops are short, without
 * branches, as long as the row, and count alike in every array: of such the compiler makes vectors. Used by one thread.
 */
final class ContentClassifier {

    /** A pixel that is so far off in a channel is at the edge of something. */
    static final int STRONG = Line.STRONG;

    /** Rows in which like neighbours are counted lie so far apart. */
    private static final int ROW_STEP = 3;

    // Differences of the channels of two pixels, two in a number; the highest of its ten bits says that one is strong.
    private static final int RED_BLUE = 0x00ff00ff;
    private static final int GREEN = 0x000000ff;
    private static final int BIAS = 0x0100_0100;
    private static final int ABOVE = 0x00f0_00f0;
    private static final int BELOW = 0x02f0_02f0;
    private static final int STANDS_OUT = 0x0200_0200;

    private final Letters letters = new Letters();
    private final SeenPhotos unseen = new SeenPhotos();
    private Framebuffer source = new Framebuffer(1, 1);
    private Rect area = Rect.EMPTY;
    private int row;
    private int[] here = {};
    private int[] left = {};
    private int[] above = {};
    private int[] across = {};
    private int[] steps = {};
    private int[] same = {};
    private int width;
    private int height;

    /** Columns of blocks from here on were not looked at for letters. */
    private int prepared;

    /** What a block shows. */
    enum Look {
        /** Letters, icons or lines on a ground that is drawn as they are. It must not be blurred. */
        SHARP,
        /** Letters on a photograph or beside one. It must not be blurred, and perhaps not all that is near. */
        CAPTION,
        /** A part of a caption if there is one beside it, else a photograph. */
        HINT,
        /** A smooth ground that may belong to a picture or not. */
        CALM,
        /** A photograph, a video. */
        PHOTO
    }

    /** Looks at a row of the blocks of an area; the rows count from its upper edge. */
    void load(Framebuffer source, Rect area, int row) {
        if (here.length < area.width()) {
            makeRoom(Block.count(area.width()) * Block.SIDE);
        }
        this.source = source;
        this.area = area;
        this.row = row;
        width = area.width();
        height = Math.min(Block.SIDE, area.height() - row * Block.SIDE);
        prepared = 0;
        letters.forget();
        Arrays.fill(across, 0, width, 0);
        Arrays.fill(steps, 0, width, 0);
        Arrays.fill(same, 0, width, 0);
        for (int y = 0; y < height; y++) {
            int at = source.offset(area.x(), area.y() + row * Block.SIDE + y);
            System.arraycopy(source.pixels(), at, here, 0, width);
            System.arraycopy(here, 0, left, 1, width - 1);
            if (y == 0) {
                System.arraycopy(here, 0, above, 0, width);
            }
            mark(here, left, across, width);
            mark(here, above, steps, width);
            if (y % ROW_STEP == 1) {
                countSame(here, left, same, width);
                countSame(here, above, same, width);
            }
            int[] done = above;
            above = here;
            here = done;
        }
    }

    private void makeRoom(int pixels) {
        here = new int[pixels];
        left = here.clone();
        above = here.clone();
        across = here.clone();
        steps = here.clone();
        same = here.clone();
    }

    /** Marks where two rows differ strongly in a channel. */
    private static void mark(int[] one, int[] other, int[] marks, int width) {
        markOuter(one, other, marks, width);
        markInner(one, other, marks, width);
    }

    private static void markOuter(int[] one, int[] other, int[] marks, int width) {
        for (int x = 0; x < width; x++) {
            int step = BIAS + (one[x] & RED_BLUE) - (other[x] & RED_BLUE);
            marks[x] |= step + ABOVE | BELOW - step;
        }
    }

    private static void markInner(int[] one, int[] other, int[] marks, int width) {
        for (int x = 0; x < width; x++) {
            int step = BIAS + (one[x] >> 8 & GREEN) - (other[x] >> 8 & GREEN);
            marks[x] |= step + ABOVE | BELOW - step;
        }
    }

    /** Counts where two rows are the same. */
    private static void countSame(int[] one, int[] other, int[] counts, int width) {
        for (int x = 0; x < width; x++) {
            int change = one[x] ^ other[x];
            counts[x] += (change | -change) >> 31;
        }
    }

    /** What a block shows that is not of one colour, by itself: what was seen before may be of another picture. */
    Look look(int column) {
        unseen.next(Block.count(width), 1);
        unseen.forget();
        return look(column, unseen, 0);
    }

    /**
     * The same, where it is known what was seen before.
     *
     * @param first the place of the row's first block
     */
    Look look(int column, SeenPhotos seen, int first) {
        int from = column * Block.SIDE;
        int to = Math.min(width, from + Block.SIDE);
        int looked = 2 * ((height + 1) / ROW_STEP) * (to - from - 1);
        int alike = looked;
        for (int x = from + 1; x < to; x++) {
            alike += same[x];
        }
        boolean edges = hasEdges(column);
        if (edges && 2 * alike > looked) {
            return Look.SHARP;
        }
        boolean flat = 8 * alike >= looked;
        if ((edges || flat) && !seen.isTrusted(first + column, flat)) {
            if (edges && column >= prepared) {
                prepare(column, seen, first);
            }
            Rect block = new Rect(area.x() + from, area.y() + row * Block.SIDE, to - from, height);
            Found found = letters.find(source, area, block, edges, flat);
            seen.searched(first + column, flat, found == Found.NOTHING);
            if (found != Found.NOTHING) {
                return found == Found.PAGE ? Look.SHARP : found == Found.CAPTION ? Look.CAPTION : Look.HINT;
            }
        }
        return 2 * alike > looked ? Look.CALM : Look.PHOTO;
    }

    /** Prepares the search in a block and in those to its right, as far as something stands out in each. */
    private void prepare(int column, SeenPhotos seen, int first) {
        int end = column + 1;
        while (end < Block.count(width) && hasEdges(end) && seen.isSought(first + end)) {
            end++;
        }
        prepared = end;
        int from = column * Block.SIDE;
        int to = Math.min(width, end * Block.SIDE);
        letters.prepare(source, new Rect(area.x() + from, area.y() + row * Block.SIDE, to - from, height));
    }

    /** True if letters that were just found may reach into the block that lies so many blocks to the right and below. */
    boolean reaches(int across, int down) {
        return letters.reaches(across, down);
    }

    /** True if anything in a block stands out. */
    boolean hasEdges(int column) {
        int first = column * Block.SIDE;
        int all = steps[first];
        for (int x = first + 1; x < Math.min(width, first + Block.SIDE); x++) {
            all |= steps[x] | across[x];
        }
        return (all & STANDS_OUT) != 0;
    }
}
