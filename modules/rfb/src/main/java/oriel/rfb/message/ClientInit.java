package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The last word of a viewer's handshake: RFC 6143 section 7.3.1.
 *
 * @param shared false if the viewer wants to be alone
 */
public record ClientInit(boolean shared) implements HandshakeMessage {

    /** Reads one. */
    public static ClientInit read(WireReader in) throws IOException {
        return new ClientInit(in.u8() != 0);
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(shared ? 1 : 0);
    }
}
