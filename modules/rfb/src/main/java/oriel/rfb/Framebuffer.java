package oriel.rfb;

import java.util.Arrays;

/**
 * A picture: one int a pixel, {@code 0x00RRGGBB}, row after row without gaps. The creator decides who may write it.
 *
 * @param width pixels, 1 to 65535
 * @param height pixels, 1 to 65535
 * @param pixels {@code width * height} pixels; shared, not copied
 */
public record Framebuffer(int width, int height, int[] pixels) {

    /** The largest width and height: the protocol has 16 bits for either. */
    public static final int MAX_SIDE = 65_535;

    /** Checks the sizes. */
    public Framebuffer {
        if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE) {
            throw new IllegalArgumentException("a picture of " + width + "x" + height);
        }
        if (pixels.length < (long) width * height) {
            throw new IllegalArgumentException(pixels.length + " pixels for " + width + "x" + height);
        }
    }

    /** A black picture. */
    public Framebuffer(int width, int height) {
        this(width, height, new int[Math.multiplyExact(width, height)]);
    }

    /** The whole area. */
    public Rect bounds() {
        return new Rect(0, 0, width, height);
    }

    /** Index of a pixel. */
    public int offset(int x, int y) {
        return y * width + x;
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

    /** True if both show the same picture. */
    public boolean sameAs(Framebuffer other) {
        return width == other.width
                && height == other.height
                && Arrays.equals(pixels, 0, width * height, other.pixels, 0, width * height);
    }
}
