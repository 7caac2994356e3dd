package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The key that either side of RSA-AES encrypts for: rfbproto's security types 5, 6, 129 and 130, "public key". Whether the
 * numbers make a key is not known here.
 *
 * @param bits of the modulus, from 1024 to 8192
 * @param modulus as many bytes as hold the bits, most significant first; shared, not copied
 * @param exponent as many bytes as the modulus; shared, not copied
 */
public record RsaPublicKey(int bits, byte[] modulus, byte[] exponent) implements HandshakeMessage {

    /** The shortest that is taken. */
    public static final int MIN_BITS = 1024;

    /** The longest that is taken. */
    public static final int MAX_BITS = 8192;

    /** Checks the lengths. */
    public RsaPublicKey {
        int bytes = bytes(bits);
        if (bits < MIN_BITS || bits > MAX_BITS || modulus.length != bytes || exponent.length != bytes) {
            throw new IllegalArgumentException("a key of " + bits + " bits");
        }
    }

    private static int bytes(int bits) {
        return (bits + 7) / 8;
    }

    /** Reads one. */
    public static RsaPublicKey read(WireReader in) throws IOException {
        long bits = in.u32();
        if (bits < MIN_BITS || bits > MAX_BITS) {
            throw new ProtocolException("an RSA key of " + bits + " bits");
        }
        int bytes = bytes((int) bits);
        return new RsaPublicKey((int) bits, in.bytes(bytes), in.bytes(bytes));
    }

    @Override
    public void write(WireBuffer out) {
        out.s32(bits).put(modulus).put(exponent);
    }
}
