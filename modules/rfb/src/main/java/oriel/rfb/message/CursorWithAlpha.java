package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.Encodings;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * A cursor with alpha: rfbproto "Cursor With Alpha Pseudo-encoding" (-314). Of all encodings that its pixels may come in, Raw
 * alone is spoken.
 *
 * @param shape its hotspot as the place, and its size
 * @param argb pixels {@code 0xAARRGGBB}, colours multiplied with alpha; shared, not copied
 */
public record CursorWithAlpha(Rect shape, int[] argb) implements PseudoRect {

    /** Checks the number of pixels. */
    public CursorWithAlpha {
        Rgba.check(shape, argb);
    }

    /** Reads what follows the header. */
    static CursorWithAlpha read(Rect shape, WireReader in) throws IOException {
        int encoding = in.s32();
        if (encoding != Encodings.RAW) {
            throw new ProtocolException("a cursor in encoding " + encoding);
        }
        return new CursorWithAlpha(shape, Rgba.read(shape, in));
    }

    @Override
    public RectangleHeader header() {
        return new RectangleHeader(shape, Encodings.CURSOR_WITH_ALPHA);
    }

    @Override
    public void writeBody(WireBuffer out) {
        Rgba.write(argb, out.s32(Encodings.RAW));
    }
}
