package oriel.rfb;

import java.io.IOException;

/**
 * A rectangle of pixels, its left upper corner inside.
 *
 * @param x left edge in pixels
 * @param y upper edge in pixels
 * @param width pixels, 0 or more
 * @param height pixels, 0 or more
 */
public record Rect(int x, int y, int width, int height) {

    /** The rectangle without a pixel. */
    public static final Rect EMPTY = new Rect(0, 0, 0, 0);

    /** Checks the sizes. */
    public Rect {
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("a rectangle of " + width + "x" + height);
        }
    }

    /** The rectangle from (left, top), inside, to (right, bottom), outside; empty if they cross. */
    public static Rect between(int left, int top, int right, int bottom) {
        return right <= left || bottom <= top ? EMPTY : new Rect(left, top, right - left, bottom - top);
    }

    /** Reads one as messages have it: x, y, width, height, 16 bits each. */
    public static Rect read(WireReader in) throws IOException {
        return new Rect(in.u16(), in.u16(), in.u16(), in.u16());
    }

    /** Appends it as messages have it; each number must fit into 16 bits. */
    public void write(WireBuffer out) {
        out.u16(x).u16(y).u16(width).u16(height);
    }

    /** The first column to the right of it. */
    public int right() {
        return x + width;
    }

    /** The first row below it. */
    public int bottom() {
        return y + height;
    }

    /** Number of pixels. */
    public long area() {
        return (long) width * height;
    }

    /** True if it holds no pixel. */
    public boolean isEmpty() {
        return width == 0 || height == 0;
    }

    /** True if both hold at least one common pixel. */
    public boolean intersects(Rect other) {
        return x < other.right()
                && other.x < right()
                && y < other.bottom()
                && other.y < bottom()
                && !isEmpty()
                && !other.isEmpty();
    }

    /** True if every pixel of {@code other} is in this rectangle. */
    public boolean contains(Rect other) {
        return other.isEmpty()
                || (x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom());
    }

    /** The common pixels. */
    public Rect intersection(Rect other) {
        return between(
                Math.max(x, other.x),
                Math.max(y, other.y),
                Math.min(right(), other.right()),
                Math.min(bottom(), other.bottom()));
    }

    /** The smallest rectangle that holds both. */
    public Rect union(Rect other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        return between(
                Math.min(x, other.x),
                Math.min(y, other.y),
                Math.max(right(), other.right()),
                Math.max(bottom(), other.bottom()));
    }
}
