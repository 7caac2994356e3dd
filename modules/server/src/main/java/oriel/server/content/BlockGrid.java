package oriel.server.content;

import java.util.Arrays;
import oriel.rfb.Rect;

/** The blocks of an area and what each of them shows, until it is taken. Used by one thread; filled again for every area. */
final class BlockGrid {

    // What a block shows: a surface's colour, which is not negative, or one of these.
    static final int TAKEN = -1;
    static final int PHOTO = -2;
    static final int CALM = -3;
    static final int RICH = -4;
    static final int PLAIN = -5;

    /** Most blocks of a rectangle. */
    static final int MAX_BLOCKS = 256;

    private int[] kinds = {};
    private boolean[] apart = {};
    private Rect area = Rect.EMPTY;
    private int columns;
    private int rows;

    /** Begins again with another area. */
    void cover(Rect wanted) {
        area = wanted;
        columns = Block.count(area.width());
        rows = Block.count(area.height());
        if (kinds.length < size()) {
            kinds = new int[size()];
            apart = new boolean[size()];
        }
        Arrays.fill(apart, 0, size(), false);
    }

    Rect area() {
        return area;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    int size() {
        return columns * rows;
    }

    int place(int column, int row) {
        return row * columns + column;
    }

    int kind(int place) {
        return kinds[place];
    }

    void set(int place, int kind) {
        kinds[place] = kind;
    }

    /** Of a block of one colour: it may be a part of a letter, and no photograph may have it. */
    void setApart(int place) {
        apart[place] = true;
    }

    boolean isApart(int place) {
        return apart[place];
    }

    int count(Rect blocks, int kind) {
        int count = 0;
        for (int row = blocks.y(); row < blocks.bottom(); row++) {
            for (int place = place(blocks.x(), row); place < place(blocks.right(), row); place++) {
                count += kinds[place] == kind ? 1 : 0;
            }
        }
        return count;
    }

    /** True if no block of a rectangle lies outside of the grid or was taken. */
    boolean isFree(Rect blocks) {
        return blocks.x() >= 0
                && blocks.y() >= 0
                && blocks.right() <= columns
                && blocks.bottom() <= rows
                && count(blocks, TAKEN) == 0;
    }

    void take(Rect blocks) {
        for (int row = blocks.y(); row < blocks.bottom(); row++) {
            Arrays.fill(kinds, place(blocks.x(), row), place(blocks.right(), row), TAKEN);
        }
    }

    /** What blocks stand for. */
    Rect pixels(Rect blocks) {
        return Rect.between(
                area.x() + blocks.x() * Block.SIDE,
                area.y() + blocks.y() * Block.SIDE,
                Math.min(area.right(), area.x() + blocks.right() * Block.SIDE),
                Math.min(area.bottom(), area.y() + blocks.bottom() * Block.SIDE));
    }

    /** The larger one of what {@link #across} and {@link #down} find. */
    Rect largest(int place, int widest) {
        Rect across = across(place, widest);
        Rect down = down(place, widest);
        return across.area() >= down.area() ? across : down;
    }

    /** Blocks like the one at {@code place}: first as far to the right as they go, then as far down. */
    Rect across(int place, int widest) {
        int left = place % columns;
        int top = place / columns;
        int right = left + 1;
        while (right < columns && right - left < widest && joins(place, top, right)) {
            right++;
        }
        int lowest = Math.min(rows, top + Math.max(1, MAX_BLOCKS / (right - left)));
        int bottom = top + 1;
        while (bottom < lowest && rowJoins(place, bottom, right)) {
            bottom++;
        }
        return Rect.between(left, top, right, bottom);
    }

    /** Blocks like the one at {@code place}: first as far down as they go, then as far to the right. */
    Rect down(int place, int widest) {
        int left = place % columns;
        int top = place / columns;
        int bottom = top + 1;
        while (bottom < rows && bottom - top < widest && joins(place, bottom, left)) {
            bottom++;
        }
        int farthest = Math.min(columns, left + Math.min(widest, Math.max(1, MAX_BLOCKS / (bottom - top))));
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
        int at = place(column, row);
        int other = kinds[at];
        return first == other || first == PHOTO && (other == CALM || other >= 0 && !apart[at]);
    }
}
