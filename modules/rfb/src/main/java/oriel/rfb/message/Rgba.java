package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/** Pixels as cursors with alpha have them: red, green, blue and alpha, a byte each; here as {@code 0xAARRGGBB}. */
final class Rgba {

    private Rgba() {}

    /** Checks that there is a pixel for each place of a cursor. */
    static void check(Rect shape, int[] argb) {
        if (argb.length != shape.area()) {
            throw new IllegalArgumentException(argb.length + " pixels for a cursor of " + shape);
        }
    }

    /** Reads the pixels of a cursor; the caller has compared the size with its limit. */
    static int[] read(Rect shape, WireReader in) throws IOException {
        byte[] data = in.bytes((int) shape.area() * Integer.BYTES);
        int[] argb = new int[(int) shape.area()];
        for (int i = 0; i < argb.length; i++) {
            int at = Integer.BYTES * i;
            argb[i] = data[at + 3] << 24 | (data[at] & 0xff) << 16 | (data[at + 1] & 0xff) << 8 | data[at + 2] & 0xff;
        }
        return argb;
    }

    static void write(int[] argb, WireBuffer out) {
        for (int pixel : argb) {
            out.s32(pixel << 8 | pixel >>> 24);
        }
    }
}
