package oriel.encoding.tight;

import java.util.Arrays;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** A block of up to 16x16 pixels, judged by how its neighbouring pixels differ. Used by one thread; moved and judged again. */
final class Block {

    /** Longest side, in pixels. */
    static final int SIDE = 16;

    /** Two neighbours that differ less in every channel are one smooth surface, dithered perhaps. */
    private static final int CALM = 2;

    /** Two neighbours that differ this much in a channel are the edge of something. */
    private static final int STRONG = 16;

    /** Where fewer than one in so many are calm, there is no ground for letters. */
    private static final int LEAST_CALM = 16;

    /** Rows whose changes are counted, and pairs of rows that are compared, lie so far apart: no letter fits between. */
    private static final int ROW_STEP = 3;

    private static final int COLUMN_STEP = 5;

    /** Low bits that take the borrow between the channels of a difference. */
    private static final int GREEN = 0x00ff00;

    /** Where a block meets the outside of a rectangle. */
    enum Side {
        LEFT,
        TOP,
        RIGHT,
        BOTTOM
    }

    private int[] pixels = {};
    private int at;
    private int stride;
    private int width;
    private int height;
    private boolean hasEdges;

    /** Moves to the part of a grid's cell that lies in {@code area}; the grid begins at the area's corner. */
    Block move(Framebuffer source, Rect area, int column, int row) {
        int x = column * SIDE;
        int y = row * SIDE;
        pixels = source.pixels();
        stride = source.width();
        at = source.offset(area.x() + x, area.y() + y);
        width = Math.min(SIDE, area.width() - x);
        height = Math.min(SIDE, area.height() - y);
        return this;
    }

    /** Blocks that so many pixels take. */
    static int count(int pixels) {
        return (pixels + SIDE - 1) / SIDE;
    }

    /** The colour of the first pixel. */
    int colour() {
        return pixels[at];
    }

    /** What a block shows. */
    enum Look {
        /** Edges on a smooth ground: text, line art. It must not be blurred. */
        SHARP,
        /** A smooth ground that may belong to a picture or not. */
        CALM,
        /** A photograph, a video. */
        PHOTO
    }

    /** True if all pixels are the same. */
    boolean isSolid() {
        if (Arrays.mismatch(pixels, at, at + width - 1, pixels, at + 1, at + width) >= 0) {
            return false;
        }
        for (int y = 1; y < height; y++) {
            int row = at + y * stride;
            if (!Arrays.equals(pixels, at, at + width, pixels, row, row + width)) {
                return false;
            }
        }
        return true;
    }

    /** True if most pixels differ from their left neighbour, so that there are many colours. */
    boolean isRich() {
        int changes = 0;
        int looked = 0;
        for (int y = 1; y < height; y += ROW_STEP) {
            int row = at + y * stride;
            for (int i = row + 1; i < row + width; i++) {
                changes += pixels[i] != pixels[i - 1] ? 1 : 0;
            }
            looked += width - 1;
        }
        return changes * 2 > looked;
    }

    /**
     * Tells photographs from text. Text, on one colour or on a gradient, has pixels that their neighbours foretell almost
     * exactly, and others that they do not foretell at all; in a photograph most are foretold nearly.
     */
    Look look() {
        int calm = 0;
        int strong = 0;
        int same = 0;
        int looked = 0;
        for (int y = 0; y < height; y += ROW_STEP) {
            int row = at + y * stride;
            int above = y == 0 ? row : row - stride;
            for (int x = 1; x < width; x++) {
                int here = pixels[row + x];
                int left = pixels[row + x - 1];
                int error = y == 0
                        ? difference(here, left)
                        : surprise(here, left, pixels[above + x], pixels[above + x - 1]);
                calm += error <= CALM ? 1 : 0;
                strong += error >= STRONG ? 1 : 0;
                same += here == left || here == pixels[above + x] && y > 0 ? 1 : 0;
            }
            looked += width - 1;
        }
        int busy = looked - calm - strong;
        strong += steps();
        hasEdges = strong > 0;
        if (hasEdges && calm >= busy && calm * LEAST_CALM >= looked) {
            return Look.SHARP;
        }
        return !hasEdges && same * 2 > looked ? Look.CALM : Look.PHOTO;
    }

    /**
     * True if the outermost pixels on a side are a smooth ground, perhaps with letters on it, although the rest of the
     * block is a photograph: it lies across the photograph's border.
     */
    boolean isBorder(Side side) {
        int first = at;
        if (side == Side.RIGHT) {
            first += width - 1;
        } else if (side == Side.BOTTOM) {
            first += (height - 1) * stride;
        }
        boolean down = side == Side.LEFT || side == Side.RIGHT;
        int step = down ? stride : 1;
        int pairs = (down ? height : width) - 1;
        int same = 0;
        int near = 0;
        int strong = 0;
        for (int i = first; i < first + pairs * step; i += step) {
            int error = difference(pixels[i], pixels[i + step]);
            same += error == 0 ? 1 : 0;
            near += error <= 1 ? 1 : 0;
            strong += error >= STRONG ? 1 : 0;
        }
        boolean ground = same * 5 >= pairs * 2 || near * 5 >= pairs * 3;
        boolean letters = strong * 4 >= pairs && near * 6 >= pairs && near >= pairs - near - strong;
        if (!ground && !letters) {
            return false;
        }
        look();
        return hasEdges;
    }

    /** Number of edges in some columns, from one row to the next: a line between two rows that were compared. */
    private int steps() {
        int steps = 0;
        for (int y = 1; y < height; y++) {
            int row = at + y * stride;
            for (int x = 0; x < width; x += COLUMN_STEP) {
                steps += difference(pixels[row + x], pixels[row + x - stride]) >= STRONG ? 1 : 0;
            }
        }
        return steps;
    }

    private static int difference(int one, int other) {
        int red = Math.abs((one >> 16) - (other >> 16));
        int green = Math.abs((one & GREEN) - (other & GREEN)) >> 8;
        int blue = Math.abs((one & 0xff) - (other & 0xff));
        return Math.max(Math.max(red, green), blue);
    }

    /** How far the worst channel is from what left plus above minus the one between leads to expect. */
    static int surprise(int here, int left, int above, int corner) {
        int red = Math.abs((here >> 16) - (left >> 16) - (above >> 16) + (corner >> 16));
        int green = Math.abs((here & GREEN) - (left & GREEN) - (above & GREEN) + (corner & GREEN)) >> 8;
        int blue = Math.abs((here & 0xff) - (left & 0xff) - (above & 0xff) + (corner & 0xff));
        return Math.max(Math.max(red, green), blue);
    }
}
