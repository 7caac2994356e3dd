package oriel.encoding.tight;

import java.util.ArrayList;
import java.util.List;
import oriel.encoding.tight.Looks.Look;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Cuts an area into rectangles that each show one kind of thing, on a grid of blocks that begins at the area's corner:
 * first large surfaces of one colour, then photographs, then the rest, by whether it has many colours. Used by one thread.
 */
final class AreaCutter {

    /** Pixels of a rectangle. */
    static final int MOST_PIXELS = 1 << 16;

    /** What is smaller is not worth a rectangle of its own, whose header alone takes 12 bytes. */
    private static final int LEAST_PIXELS = 4096;

    private static final int LEAST_BLOCKS = LEAST_PIXELS / Block.SIDE / Block.SIDE;

    /** Shortest side of a surface or a photograph, in blocks. */
    private static final int LEAST_SIDE = 2;

    private static final int WIDEST_SURFACE = 2048 / Block.SIDE;
    private static final int WIDEST_PHOTO = 256 / Block.SIDE;
    private static final int LONGEST_REST = 512 / Block.SIDE;
    private static final int MOST_BLOCKS = MOST_PIXELS / Block.SIDE / Block.SIDE;

    /** Blocks of the rest are judged in squares of so many. */
    private static final int SQUARE = 4;

    // What a block shows: a surface's colour, which is not negative, or one of these.
    private static final int TAKEN = -1;
    private static final int PHOTO = -2;
    private static final int CALM = -3;
    private static final int RICH = -4;
    private static final int PLAIN = -5;

    private final Block block = new Block();
    private final Looks looks = new Looks();
    private int[] kinds = {};
    private boolean[] edges = {};
    private Rect area = Rect.EMPTY;
    private int columns;
    private int rows;

    /**
     * Cuts an area.
     *
     * @param photos look for photographs
     * @return rectangles that cover it once
     */
    List<Rect> cut(Framebuffer source, Rect wanted, boolean photos) {
        if (wanted.area() < 2 * LEAST_PIXELS) {
            return List.of(wanted);
        }
        area = wanted;
        columns = Block.count(area.width());
        rows = Block.count(area.height());
        if (kinds.length < columns * rows) {
            kinds = new int[columns * rows];
            edges = new boolean[columns * rows];
        }
        judge(source, photos);
        List<Rect> pieces = new ArrayList<>();
        takeSurfaces(pieces);
        if (photos) {
            takePhotos(source, pieces);
        }
        settleRest();
        takeRest(pieces);
        return pieces;
    }

    private void judge(Framebuffer source, boolean photos) {
        for (int row = 0; row < rows; row++) {
            int first = row * columns;
            boolean solid = true;
            for (int column = 0; column < columns; column++) {
                block.move(source, area, column, row);
                kinds[first + column] = block.isSolid() ? block.colour() & 0xffffff : TAKEN;
                edges[first + column] = false;
                solid &= kinds[first + column] != TAKEN;
            }
            if (photos && !solid) {
                looks.load(source, area, row);
            }
            for (int column = 0; column < columns; column++) {
                if (kinds[first + column] == TAKEN) {
                    kinds[first + column] = kind(block.move(source, area, column, row), column, photos);
                    edges[first + column] = photos && looks.hasEdges(column);
                }
            }
        }
    }

    private int kind(Block here, int column, boolean photos) {
        Look look = photos ? looks.look(column) : Look.SHARP;
        if (look == Look.SHARP) {
            return here.isRich() ? RICH : PLAIN;
        }
        return look == Look.CALM ? CALM : PHOTO;
    }

    private void takeSurfaces(List<Rect> pieces) {
        for (int place = 0; place < columns * rows; place++) {
            if (kinds[place] >= 0) {
                Rect found = largest(place, WIDEST_SURFACE);
                if (isWorthy(found)) {
                    take(found, pieces);
                }
            }
        }
    }

    private void takePhotos(Framebuffer source, List<Rect> pieces) {
        for (int place = 0; place < columns * rows; place++) {
            while (kinds[place] == PHOTO) {
                Rect found = largest(place, WIDEST_PHOTO);
                if (!isWorthy(found) || 2 * count(found, PHOTO) < found.area()) {
                    break;
                }
                if (!leaveBorders(source, found)) {
                    take(found, pieces);
                }
            }
        }
    }

    /** Leaves the blocks across the border of a photograph to the rest; true if there were any. */
    private boolean leaveBorders(Framebuffer source, Rect found) {
        boolean any = false;
        for (int row = found.y(); row < found.bottom(); row++) {
            for (int column = found.x(); column < found.right(); column++) {
                int place = row * columns + column;
                if (edges[place] && Photo.isOutside(block.move(source, area, column, row), column, row, found)) {
                    kinds[place] = RICH;
                    any = true;
                }
            }
        }
        return any;
    }

    private int count(Rect found, int kind) {
        int count = 0;
        for (int row = found.y(); row < found.bottom(); row++) {
            for (int column = found.x(); column < found.right(); column++) {
                count += kinds[row * columns + column] == kind ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean isWorthy(Rect found) {
        return found.area() >= LEAST_BLOCKS && Math.min(found.width(), found.height()) >= LEAST_SIDE;
    }

    /** Of each square, either all blocks that are left become rich, or all become plain. */
    private void settleRest() {
        for (int top = 0; top < rows; top += SQUARE) {
            for (int left = 0; left < columns; left += SQUARE) {
                Rect square = new Rect(left, top, Math.min(SQUARE, columns - left), Math.min(SQUARE, rows - top));
                int rich = count(square, RICH) + count(square, PHOTO) + count(square, CALM);
                int kind = rich > count(square, PLAIN) ? RICH : PLAIN;
                for (int row = top; row < square.bottom(); row++) {
                    for (int place = row * columns + left; place < row * columns + square.right(); place++) {
                        kinds[place] = kinds[place] == TAKEN ? TAKEN : kind;
                    }
                }
            }
        }
    }

    /** Plain pieces are wide, rich ones are high and narrow: there a pixel is like the ones above it, which are near then. */
    private void takeRest(List<Rect> pieces) {
        for (int place = 0; place < columns * rows; place++) {
            if (kinds[place] != TAKEN) {
                take(kinds[place] == RICH ? down(place, LONGEST_REST) : across(place, LONGEST_REST), pieces);
            }
        }
    }

    /** Takes blocks out of the grid and adds the pixels that they stand for. */
    private void take(Rect found, List<Rect> pieces) {
        for (int row = found.y(); row < found.bottom(); row++) {
            for (int column = found.x(); column < found.right(); column++) {
                kinds[row * columns + column] = TAKEN;
            }
        }
        pieces.add(Rect.between(
                area.x() + found.x() * Block.SIDE,
                area.y() + found.y() * Block.SIDE,
                Math.min(area.right(), area.x() + found.right() * Block.SIDE),
                Math.min(area.bottom(), area.y() + found.bottom() * Block.SIDE)));
    }

    private Rect largest(int place, int widest) {
        Rect across = across(place, widest);
        Rect down = down(place, widest);
        return across.area() >= down.area() ? across : down;
    }

    /** Blocks like the one at {@code place}: first as far to the right as they go, then as far down. */
    private Rect across(int place, int widest) {
        int left = place % columns;
        int top = place / columns;
        int right = left + 1;
        while (right < columns && right - left < widest && joins(place, top, right)) {
            right++;
        }
        int lowest = Math.min(rows, top + Math.max(1, MOST_BLOCKS / (right - left)));
        int bottom = top + 1;
        while (bottom < lowest && rowJoins(place, bottom, right)) {
            bottom++;
        }
        return Rect.between(left, top, right, bottom);
    }

    /** Blocks like the one at {@code place}: first as far down as they go, then as far to the right. */
    private Rect down(int place, int widest) {
        int left = place % columns;
        int top = place / columns;
        int bottom = top + 1;
        while (bottom < rows && bottom - top < widest && joins(place, bottom, left)) {
            bottom++;
        }
        int farthest = Math.min(columns, left + Math.min(widest, Math.max(1, MOST_BLOCKS / (bottom - top))));
        int right = left + 1;
        while (right < farthest && columnJoins(place, right, bottom)) {
            right++;
        }
        return Rect.between(left, top, right, bottom);
    }

    private boolean rowJoins(int place, int row, int right) {
        for (int column = place % columns; column < right; column++) {
            if (!joins(place, row, column)) {
                return false;
            }
        }
        return true;
    }

    private boolean columnJoins(int place, int column, int bottom) {
        for (int row = place / columns; row < bottom; row++) {
            if (!joins(place, row, column)) {
                return false;
            }
        }
        return true;
    }

    private boolean joins(int place, int row, int column) {
        int first = kinds[place];
        int other = kinds[row * columns + column];
        return first == other || first == PHOTO && (other == CALM || other >= 0);
    }
}
