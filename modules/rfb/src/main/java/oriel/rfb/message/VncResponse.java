package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * A {@link VncChallenge}, encrypted with the password: RFC 6143 section 7.2.2.
 *
 * @param bytes 16 of them; shared, not copied
 */
public record VncResponse(byte[] bytes) implements HandshakeMessage {

    /** Checks the length. */
    public VncResponse {
        if (bytes.length != VncChallenge.WIRE_BYTES) {
            throw new IllegalArgumentException("a response of " + bytes.length + " bytes");
        }
    }

    /** Reads one. */
    public static VncResponse read(WireReader in) throws IOException {
        return new VncResponse(in.bytes(VncChallenge.WIRE_BYTES));
    }

    @Override
    public void write(WireBuffer out) {
        out.put(bytes);
    }
}
