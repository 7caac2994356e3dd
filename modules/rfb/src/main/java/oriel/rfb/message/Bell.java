package oriel.rfb.message;

import oriel.rfb.WireBuffer;

/** The bell rings: RFC 6143 section 7.6.3. */
public record Bell() implements ServerMessage {

    static final int TYPE = 2;

    @Override
    public void write(WireBuffer out) {
        out.u8(TYPE);
    }
}
