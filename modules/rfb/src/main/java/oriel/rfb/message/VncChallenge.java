package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * What VNC Authentication has the viewer encrypt: RFC 6143 section 7.2.2.
 *
 * @param bytes 16 of them; shared, not copied
 */
public record VncChallenge(byte[] bytes) implements HandshakeMessage {

    /** Bytes of a challenge, and of the response to it. */
    public static final int WIRE_BYTES = 16;

    /** Checks the length. */
    public VncChallenge {
        if (bytes.length != WIRE_BYTES) {
            throw new IllegalArgumentException("a challenge of " + bytes.length + " bytes");
        }
    }

    /** Reads one. */
    public static VncChallenge read(WireReader in) throws IOException {
        return new VncChallenge(in.bytes(WIRE_BYTES));
    }

    @Override
    public void write(WireBuffer out) {
        out.put(bytes);
    }
}
