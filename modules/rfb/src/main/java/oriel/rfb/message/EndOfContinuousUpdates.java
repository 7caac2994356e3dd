package oriel.rfb.message;

import oriel.rfb.WireBuffer;

/**
 * No more updates come without being asked for, or, when it comes for the first time, the server offers them: rfbproto
 * "EndOfContinuousUpdates", pseudo-encoding ContinuousUpdates (-313).
 */
public record EndOfContinuousUpdates() implements ServerMessage {

    /** The first byte on the wire. */
    public static final int TYPE = 150;

    @Override
    public void write(WireBuffer out) {
        out.u8(TYPE);
    }
}
