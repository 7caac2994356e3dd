package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The subtype that a viewer takes of those offered: rfbproto "VeNCrypt".
 *
 * @param subtype its number
 */
public record ChosenVencryptSubtype(int subtype) implements HandshakeMessage {

    /** Reads one. */
    public static ChosenVencryptSubtype read(WireReader in) throws IOException {
        return new ChosenVencryptSubtype(in.s32());
    }

    @Override
    public void write(WireBuffer out) {
        out.s32(subtype);
    }
}
