package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * Name and password of a viewer, encrypted, and its half of a Diffie-Hellman exchange: rfbproto's security type 30.
 *
 * @param credentials 128 bytes; shared, not copied
 * @param publicKey as many bytes as the server's prime; shared, not copied
 */
public record AppleDhAnswer(byte[] credentials, byte[] publicKey) implements HandshakeMessage {

    private static final int CREDENTIALS_BYTES = 128;

    /** Checks the length. */
    public AppleDhAnswer {
        if (credentials.length != CREDENTIALS_BYTES) {
            throw new IllegalArgumentException("credentials of " + credentials.length + " bytes");
        }
    }

    /** Reads the answer to an offer with a prime of {@code bytes}. */
    public static AppleDhAnswer read(int bytes, WireReader in) throws IOException {
        return new AppleDhAnswer(in.bytes(CREDENTIALS_BYTES), in.bytes(bytes));
    }

    @Override
    public void write(WireBuffer out) {
        out.put(credentials).put(publicKey);
    }
}
