package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * A server's half of UltraVNC's Diffie-Hellman exchange: rfbproto's security type 113, "MSLogonII".
 *
 * @param generator 8 bytes, most significant first; shared, not copied, as the others
 * @param prime 8 bytes
 * @param publicKey 8 bytes
 */
public record MsLogonOffer(byte[] generator, byte[] prime, byte[] publicKey) implements HandshakeMessage {

    /** Bytes of each number. */
    public static final int NUMBER_BYTES = 8;

    /** Checks the lengths. */
    public MsLogonOffer {
        if (generator.length != NUMBER_BYTES || prime.length != NUMBER_BYTES || publicKey.length != NUMBER_BYTES) {
            throw new IllegalArgumentException("a number of other than " + NUMBER_BYTES + " bytes");
        }
    }

    /** Reads one. */
    public static MsLogonOffer read(WireReader in) throws IOException {
        return new MsLogonOffer(in.bytes(NUMBER_BYTES), in.bytes(NUMBER_BYTES), in.bytes(NUMBER_BYTES));
    }

    @Override
    public void write(WireBuffer out) {
        out.put(generator).put(prime).put(publicKey);
    }
}
