package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * What every rectangle of an update begins with: RFC 6143 section 7.6.1.
 *
 * @param area of the picture; pseudo-encodings give the four numbers another meaning
 * @param encoding a number of {@link oriel.rfb.Encodings}
 */
public record RectangleHeader(Rect area, int encoding) {

    /** Reads one. */
    public static RectangleHeader read(WireReader in) throws IOException {
        return new RectangleHeader(Rect.read(in), in.s32());
    }

    /** Appends it. */
    public void write(WireBuffer out) {
        area.write(out);
        out.s32(encoding);
    }
}
