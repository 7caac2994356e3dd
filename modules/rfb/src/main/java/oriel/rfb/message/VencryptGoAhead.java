package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * Whether TLS begins now, which a server says after the choice of a subtype that has TLS: rfbproto "VeNCrypt".
 *
 * @param accepted false if the server goes no further
 */
public record VencryptGoAhead(boolean accepted) implements HandshakeMessage {

    /** Reads one. */
    public static VencryptGoAhead read(WireReader in) throws IOException {
        return new VencryptGoAhead(in.u8() != 0);
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(accepted ? 1 : 0);
    }
}
