package oriel.rfb;

import java.util.Arrays;

/**
 * A picture, or a part of a larger one: one int a pixel, {@code 0x00RRGGBB}, row after row without gaps. Coordinates are
 * those of the whole picture. The creator decides who may write it.
 *
 * @param x of the left column; 0 for a whole picture
 * @param y of the upper row; 0 for a whole picture
 * @param width pixels, 1 to 65535
 * @param height pixels, 1 to 65535
 * @param pixels {@code width * height} pixels, and perhaps more without a meaning; shared, not copied
 */
public record Framebuffer(int x, int y, int width, int height, int[] pixels) {

    /** The largest width and height: the protocol has 16 bits for either. */
    public static final int MAX_SIDE = 65_535;

    /** Checks place and sizes. */
    public Framebuffer {
        if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE) {
            throw new IllegalArgumentException("a picture of " + width + "x" + height);
        }
        if (x < 0 || y < 0 || x > MAX_SIDE - width || y > MAX_SIDE - height) {
            throw new IllegalArgumentException(width + "x" + height + " at " + x + "," + y);
        }
        if (pixels.length < (long) width * height) {
            throw new IllegalArgumentException(pixels.length + " pixels for " + width + "x" + height);
        }
    }

    /** A whole picture. */
    public Framebuffer(int width, int height, int[] pixels) {
        this(0, 0, width, height, pixels);
    }

    /** A part of a picture. */
    public Framebuffer(Rect bounds, int[] pixels) {
        this(bounds.x(), bounds.y(), bounds.width(), bounds.height(), pixels);
    }

    /** A black picture. */
    public Framebuffer(int width, int height) {
        this(width, height, new int[Math.multiplyExact(width, height)]);
    }

    /** All that it holds. */
    public Rect bounds() {
        return new Rect(x, y, width, height);
    }

    /** Index of a pixel of the picture. */
    public int offset(int column, int row) {
        return (row - y) * width + column - x;
    }

    /** Fills an area, which must lie inside. */
    public void fill(Rect rect, int rgb) {
        if (rect.isEmpty()) {
            return;
        }
        for (int y = rect.y(); y < rect.bottom(); y++) {
            int row = offset(rect.x(), y);
            Arrays.fill(pixels, row, row + rect.width(), rgb);
        }
    }

    /** Copies an area, which must lie inside both pictures, to the same place here. */
    public void copyFrom(Framebuffer source, Rect rect) {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            System.arraycopy(source.pixels, source.offset(rect.x(), y), pixels, offset(rect.x(), y), rect.width());
        }
    }

    /** Moves an area from (sourceX, sourceY) to {@code target}; both must lie inside and may overlap. */
    public void move(int sourceX, int sourceY, Rect target) {
        boolean upwards = sourceY >= target.y();
        for (int i = 0; i < target.height(); i++) {
            int row = upwards ? i : target.height() - 1 - i;
            int from = offset(sourceX, sourceY + row);
            System.arraycopy(pixels, from, pixels, offset(target.x(), target.y() + row), target.width());
        }
    }

    /** True if both show the same part of the same picture. */
    public boolean sameAs(Framebuffer other) {
        return x == other.x
                && y == other.y
                && width == other.width
                && height == other.height
                && Arrays.equals(pixels, 0, width * height, other.pixels, 0, width * height);
    }
}
