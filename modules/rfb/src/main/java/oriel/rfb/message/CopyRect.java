package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * A rectangle of pixels that the viewer has at another place: RFC 6143 section 7.7.2.
 *
 * @param target where they are to be
 * @param sourceX left edge of where they are
 * @param sourceY upper edge of where they are
 */
public record CopyRect(Rect target, int sourceX, int sourceY) {

    /** Reads what follows the header. */
    public static CopyRect read(Rect target, WireReader in) throws IOException {
        return new CopyRect(target, in.u16(), in.u16());
    }

    /** Where the pixels are. */
    public Rect source() {
        return new Rect(sourceX, sourceY, target.width(), target.height());
    }

    /** Appends it, its header first. */
    public void write(WireBuffer out) {
        new RectangleHeader(target, Encodings.COPY_RECT).write(out);
        out.u16(sourceX).u16(sourceY);
    }
}
