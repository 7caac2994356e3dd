package oriel.server.screen;

import java.nio.IntBuffer;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Compares new pixels of a screen with those of a picture, by their colours. Used by the capture thread. */
final class PixelComparison {

    private final Framebuffer picture;
    private final IntBuffer shown;
    private final IntBuffer fresh;
    private final FreshPixels place;

    /** New pixels beside the picture that they are going to be copied into. */
    PixelComparison(Framebuffer picture, FreshPixels fresh) {
        this.picture = picture;
        this.shown = IntBuffer.wrap(picture.pixels());
        this.fresh = fresh.pixels().duplicate();
        this.place = fresh;
    }

    /** Sides of a rectangle at which changes are to be sought. */
    record Sides(boolean left, boolean top, boolean right, boolean bottom) {

        /** Both ends of the rows. */
        static final Sides ACROSS = new Sides(true, false, true, false);

        boolean none() {
            return !(left || top || right || bottom);
        }
    }

    /** The first column from {@code x} whose colours differ in a row, or {@code end}. */
    int first(int y, int x, int end) {
        return first(y, x, end, y);
    }

    /** True if a part of a row has the colours that the picture has in another row. */
    boolean isRow(int y, int x, int end, int shownY) {
        return first(y, x, end, shownY) == end;
    }

    private int first(int y, int x, int end, int shownY) {
        int freshRow = place.offset(0, y);
        int shownRow = picture.offset(0, shownY);
        fresh.limit(freshRow + end).position(freshRow + x);
        shown.limit(shownRow + end).position(shownRow + x);
        int at = fresh.mismatch(shown);
        if (at < 0) {
            return end;
        }
        int column = x + at;
        fresh.clear();
        // Screens that leave something in the high byte are compared again from there: slower, for the colours alone.
        while (column < end && !differs(freshRow + column, shownRow + column)) {
            column++;
        }
        return column;
    }

    /** The column behind the last one from {@code x} to {@code end} whose colours differ in a row, or {@code x}. */
    private int last(int y, int x, int end) {
        int freshRow = place.offset(0, y);
        int shownRow = picture.offset(0, y);
        fresh.clear();
        int column = end;
        while (column > x && !differs(freshRow + column - 1, shownRow + column - 1)) {
            column--;
        }
        return column;
    }

    private boolean differs(int freshAt, int shownAt) {
        return ((fresh.get(freshAt) ^ picture.pixels()[shownAt]) & FreshPixels.COLOURS) != 0;
    }

    /** The part of an area outside of which, on some of its sides, nothing has changed; it may be empty. */
    Rect changed(Rect area, Sides sides) {
        int top = area.y();
        int bottom = area.bottom();
        while (sides.top() && top < bottom && first(top, area.x(), area.right()) == area.right()) {
            top++;
        }
        while (sides.bottom() && bottom > top && first(bottom - 1, area.x(), area.right()) == area.right()) {
            bottom--;
        }
        int left = sides.left() ? area.right() : area.x();
        int right = sides.right() ? area.x() : area.right();
        for (int y = top; y < bottom; y++) {
            left = sides.left() ? first(y, area.x(), left) : left;
            right = sides.right() ? last(y, right, area.right()) : right;
        }
        return left < right ? Rect.between(left, top, right, bottom) : Rect.EMPTY;
    }
}
