package oriel.encoding.tight;

import java.util.Arrays;
import oriel.encoding.Palette;
import oriel.encoding.PixelPacker;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;

/**
 * The pixels of a rectangle, next to each other, without differences that the viewer's format cannot show. Used by one
 * thread; filled again for every rectangle.
 */
final class RectPixels {

    private static final int MAX_COLOURS = 256;

    private final Palette palette = new Palette(MAX_COLOURS);
    private PixelFormat format = PixelFormat.NATIVE;
    private PixelPacker packer = PixelPacker.tightPixels(format);
    private int[] pixels = {};
    private byte[] indices = {};
    private int width;
    private int height;

    /** Copies a rectangle for a viewer. */
    void load(Framebuffer source, Rect rect, PixelFormat wanted) {
        if (!wanted.equals(format)) {
            format = wanted;
            packer = PixelPacker.tightPixels(format);
        }
        width = rect.width();
        height = rect.height();
        if (pixels.length < count()) {
            pixels = new int[Math.max(count(), 4096)];
            indices = new byte[pixels.length];
        }
        for (int row = 0; row < height; row++) {
            System.arraycopy(source.pixels(), source.offset(rect.x(), rect.y() + row), pixels, row * width, width);
        }
        packer.unify(pixels, count());
    }

    boolean isSolid() {
        return Arrays.mismatch(pixels, 0, count() - 1, pixels, 1, count()) < 0;
    }

    /**
     * Finds two colours.
     *
     * @return the one that is not the first pixel's; negative if there are more than two
     */
    int secondOfTwo() {
        int first = pixels[0];
        int second = pixels[Arrays.mismatch(pixels, 0, count() - 1, pixels, 1, count()) + 1];
        for (int from = 0; from < count(); from += width) {
            int others = 0;
            for (int i = from; i < from + width; i++) {
                others |= Math.min(pixels[i] ^ first, pixels[i] ^ second);
            }
            if (others != 0) {
                return -1;
            }
        }
        return second;
    }

    /** Collects up to 256 colours and fills {@link #indices}; false if there are more. */
    boolean index() {
        return palette.index(pixels, count(), indices);
    }

    /**
     * Writes one bit for each pixel, of two colours, set for the second; each row begins with a byte of its own.
     *
     * @return index behind the last byte
     */
    int packBits(int second, byte[] target, int start) {
        int differing = Integer.numberOfTrailingZeros(pixels[0] ^ second);
        int flip = (pixels[0] >> differing & 1) == 0 ? 0 : 0xff;
        int at = start;
        for (int row = 0; row < count(); row += width) {
            int i = row;
            for (int end = row + (width & ~7); i < end; i += 8) {
                target[at++] = (byte) (octet(i, differing) ^ flip);
            }
            if (i < row + width) {
                target[at++] = (byte) rest(i, row + width, differing, flip);
            }
        }
        return at;
    }

    private int octet(int i, int bit) {
        return (pixels[i] >> bit & 1) << 7
                | (pixels[i + 1] >> bit & 1) << 6
                | (pixels[i + 2] >> bit & 1) << 5
                | (pixels[i + 3] >> bit & 1) << 4
                | (pixels[i + 4] >> bit & 1) << 3
                | (pixels[i + 5] >> bit & 1) << 2
                | (pixels[i + 6] >> bit & 1) << 1
                | pixels[i + 7] >> bit & 1;
    }

    private int rest(int from, int end, int bit, int flip) {
        int octet = 0;
        for (int i = from; i < end; i++) {
            octet |= ((pixels[i] >> bit ^ flip) & 1) << 7 - (i - from);
        }
        return octet;
    }

    /**
     * Writes the {@link #indices} of a row in 1, 2, 4 or 8 bits each.
     *
     * @return index behind the last byte
     */
    int packIndices(int bits, int row, byte[] target, int start) {
        if (bits == Byte.SIZE) {
            System.arraycopy(indices, row * width, target, start, width);
            return start + width;
        }
        int at = start;
        int gathered = 0;
        int filled = 0;
        for (int i = row * width; i < (row + 1) * width; i++) {
            gathered = gathered << bits | indices[i];
            filled += bits;
            if (filled == Byte.SIZE) {
                target[at++] = (byte) gathered;
                gathered = 0;
                filled = 0;
            }
        }
        if (filled > 0) {
            target[at++] = (byte) (gathered << Byte.SIZE - filled);
        }
        return at;
    }

    /** The colours that {@link #index} has found. */
    Palette palette() {
        return palette;
    }

    /** Places in the palette, one byte each. */
    byte[] indices() {
        return indices;
    }

    /** The pixels {@code 0x00RRGGBB}. */
    int[] pixels() {
        return pixels;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Number of pixels. */
    int count() {
        return width * height;
    }

    /** Writes the viewer's TPIXELs. */
    PixelPacker packer() {
        return packer;
    }

    PixelFormat format() {
        return format;
    }
}
