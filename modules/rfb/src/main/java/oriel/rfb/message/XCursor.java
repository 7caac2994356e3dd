package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * A cursor of two colours: rfbproto "X Cursor Pseudo-encoding" (-240).
 *
 * @param shape its hotspot as the place, and its size; without an area it is hidden, and nothing follows the header
 * @param primary the colour {@code 0x00RRGGBB} of set bits
 * @param secondary the colour of the other ones
 * @param bitmap says which pixel has which colour
 * @param mask says which of them are seen
 */
public record XCursor(Rect shape, int primary, int secondary, Bitmap bitmap, Bitmap mask) implements PseudoRect {

    private static final Bitmap NOTHING = new Bitmap(0, 0, new byte[0]);

    /** Checks the sizes. */
    public XCursor {
        if (!shape.isEmpty() && !(bitmap.fits(shape) && mask.fits(shape))) {
            throw new IllegalArgumentException("bitmaps of another size than the cursor, " + shape);
        }
    }

    /** Reads what follows the header. */
    static XCursor read(Rect shape, WireReader in) throws IOException {
        if (shape.isEmpty()) {
            return new XCursor(shape, 0, 0, NOTHING, NOTHING);
        }
        return new XCursor(shape, colour(in), colour(in), Bitmap.read(shape, in), Bitmap.read(shape, in));
    }

    private static int colour(WireReader in) throws IOException {
        return in.u8() << 16 | in.u8() << 8 | in.u8();
    }

    @Override
    public RectangleHeader header() {
        return new RectangleHeader(shape, Encodings.X_CURSOR);
    }

    @Override
    public void writeBody(WireBuffer out) {
        if (!shape.isEmpty()) {
            out.u8(primary >> 16).u8(primary >> 8).u8(primary);
            out.u8(secondary >> 16).u8(secondary >> 8).u8(secondary);
            bitmap.write(out);
            mask.write(out);
        }
    }
}
