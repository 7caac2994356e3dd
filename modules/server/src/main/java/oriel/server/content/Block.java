package oriel.server.content;

import java.util.Arrays;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.content.Line.Side;

/** A block of up to 16x16 pixels, judged by how its neighbouring pixels differ. Used by one thread; moved and judged again. */
final class Block {

    /** Longest side, in pixels. */
    static final int SIDE = 16;

    /** Rows whose changes are counted lie so far apart. */
    private static final int ROW_STEP = 3;

    private int[] pixels = {};
    private int at;
    private int stride;
    private int width;
    private int height;

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

    /** Moves to a whole row of the grid: the only one that is wider than a block. */
    Block moveToRow(Framebuffer source, Rect area, int row) {
        move(source, area, 0, row);
        width = area.width();
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

    /** Of a hundred pixels, how many differ from their left neighbour; roughly. */
    int changes() {
        int changes = 0;
        int looked = 1;
        for (int y = 1; y < height; y += ROW_STEP) {
            int row = at + y * stride;
            for (int i = row + 1; i < row + width; i++) {
                changes += pixels[i] != pixels[i - 1] ? 1 : 0;
            }
            looked += width - 1;
        }
        return changes * 100 / looked;
    }

    /**
     * True if the outermost pixels on a side are a smooth ground, perhaps with letters on it. If the rest of the block is a
     * photograph, it lies across the photograph's border.
     */
    boolean isGround(Side side) {
        int first = at;
        if (side == Side.RIGHT) {
            first += width - 1;
        } else if (side == Side.BOTTOM) {
            first += (height - 1) * stride;
        }
        return Line.isGround(pixels, first, side.isUpright() ? stride : 1, (side.isUpright() ? height : width) - 1);
    }

    /** True if a photograph ends within the block, towards a side. */
    boolean ends(Side side) {
        if (Math.min(width, height) < SIDE) {
            return false;
        }
        int out = side.isUpright() ? 1 : stride;
        int first = at;
        if (side == Side.LEFT || side == Side.TOP) {
            first += (SIDE - 1) * out;
            out = -out;
        }
        return Line.ends(new Line.Lines(pixels, SIDE, side.isUpright() ? stride : 1, out), first, SIDE);
    }
}
