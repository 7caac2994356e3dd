package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The viewer wants an area: RFC 6143 section 7.5.3.
 *
 * @param incremental true for what has changed in it since it was last sent, false for all of it
 * @param area of the picture, perhaps beyond it
 */
public record FramebufferUpdateRequest(boolean incremental, Rect area) implements ClientMessage {

    static final int TYPE = 3;

    /** Reads what follows the type. */
    static FramebufferUpdateRequest read(WireReader in) throws IOException {
        return new FramebufferUpdateRequest(in.u8() != 0, Rect.read(in));
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(TYPE).u8(incremental ? 1 : 0);
        area.write(out);
    }
}
