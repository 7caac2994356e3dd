package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * A cursor of pixels and a mask: RFC 6143 section 7.8.1.
 *
 * @param shape its hotspot as the place, and its size; without an area it is hidden
 * @param pixels PIXELs of the viewer's format, row by row; shared, not copied
 * @param mask says which of them are seen
 */
public record Cursor(Rect shape, byte[] pixels, Bitmap mask) implements PseudoRect {

    /** Checks the sizes. */
    public Cursor {
        if (!mask.fits(shape) || shape.area() > 0 && pixels.length % shape.area() != 0) {
            throw new IllegalArgumentException(pixels.length + " bytes for a cursor of " + shape);
        }
    }

    /** Reads what follows the header. */
    static Cursor read(Rect shape, int bytesPerPixel, WireReader in) throws IOException {
        byte[] pixels = in.bytes((int) shape.area() * bytesPerPixel);
        return new Cursor(shape, pixels, Bitmap.read(shape, in));
    }

    @Override
    public RectangleHeader header() {
        return new RectangleHeader(shape, Encodings.CURSOR);
    }

    @Override
    public void writeBody(WireBuffer out) {
        out.put(pixels);
        mask.write(out);
    }
}
