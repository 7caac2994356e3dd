package oriel.rfb.message;

import java.io.IOException;
import java.util.function.IntPredicate;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * A bit for each pixel, as cursors have them: rows from left to right, the most significant bit first, each row beginning
 * with a byte of its own (RFC 6143 section 7.8.1).
 *
 * @param width pixels
 * @param height pixels
 * @param rows bytes; shared, not copied
 */
public record Bitmap(int width, int height, byte[] rows) {

    /** Checks the number of bytes. */
    public Bitmap {
        if (rows.length != rowBytes(width) * height) {
            throw new IllegalArgumentException(rows.length + " bytes for a bitmap of " + width + "x" + height);
        }
    }

    private static int rowBytes(int width) {
        return (width + 7) / 8;
    }

    /** A bitmap with a bit where {@code pixel} says so of its index. */
    public static Bitmap of(int width, int height, IntPredicate pixel) {
        byte[] rows = new byte[rowBytes(width) * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (pixel.test(y * width + x)) {
                    rows[y * rowBytes(width) + (x >> 3)] |= (byte) (0x80 >> (x & 7));
                }
            }
        }
        return new Bitmap(width, height, rows);
    }

    /** The bit of the pixel with an index. */
    public boolean at(int pixel) {
        int x = pixel % width;
        return (rows[pixel / width * rowBytes(width) + (x >> 3)] >> 7 - (x & 7) & 1) != 0;
    }

    /** True if it is as large as a rectangle. */
    boolean fits(Rect shape) {
        return width == shape.width() && height == shape.height();
    }

    /** Reads one as large as a rectangle; the caller has compared the size with its limit. */
    static Bitmap read(Rect shape, WireReader in) throws IOException {
        return new Bitmap(shape.width(), shape.height(), in.bytes(rowBytes(shape.width()) * shape.height()));
    }

    void write(WireBuffer out) {
        out.put(rows);
    }
}
