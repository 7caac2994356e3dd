package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The security type that a viewer takes of those offered: RFC 6143 section 7.1.2, from version 3.7 on.
 *
 * @param type its number
 */
public record ChosenSecurityType(int type) implements HandshakeMessage {

    /** Reads one. */
    public static ChosenSecurityType read(WireReader in) throws IOException {
        return new ChosenSecurityType(in.u8());
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(type);
    }
}
