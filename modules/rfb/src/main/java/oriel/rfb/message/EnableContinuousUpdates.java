package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * Updates of an area are to come without being asked for, or no longer: rfbproto "EnableContinuousUpdates", for servers that
 * have agreed to the pseudo-encoding ContinuousUpdates (-313).
 *
 * @param enable true if they are to come
 * @param area of the picture
 */
public record EnableContinuousUpdates(boolean enable, Rect area) implements ClientMessage {

    /** The first byte on the wire. */
    public static final int TYPE = 150;

    /** Reads what follows the type. */
    static EnableContinuousUpdates read(WireReader in) throws IOException {
        return new EnableContinuousUpdates(in.u8() != 0, Rect.read(in));
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(TYPE).u8(enable ? 1 : 0);
        area.write(out);
    }
}
