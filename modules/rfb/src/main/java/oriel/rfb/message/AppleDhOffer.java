package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * A server's half of a Diffie-Hellman exchange: rfbproto's security type 30, which is Apple's.
 *
 * @param generator from 0 to 65535
 * @param prime at most 1024 bytes, most significant first; shared, not copied
 * @param publicKey as many bytes as the prime; shared, not copied
 */
public record AppleDhOffer(int generator, byte[] prime, byte[] publicKey) implements HandshakeMessage {

    /** The longest that viewers take. */
    private static final int MAX_BYTES = 1024;

    /** Checks the lengths. */
    public AppleDhOffer {
        if (generator < 0 || generator > 0xffff || prime.length > MAX_BYTES || prime.length != publicKey.length) {
            throw new IllegalArgumentException("a prime of " + prime.length + " bytes, a key of " + publicKey.length);
        }
    }

    /** Reads one. */
    public static AppleDhOffer read(WireReader in) throws IOException {
        int generator = in.u16();
        int length = in.u16();
        if (length > MAX_BYTES) {
            throw new ProtocolException("a prime of " + length + " bytes");
        }
        return new AppleDhOffer(generator, in.bytes(length), in.bytes(length));
    }

    @Override
    public void write(WireBuffer out) {
        out.u16(generator).u16(prime.length).put(prime).put(publicKey);
    }
}
