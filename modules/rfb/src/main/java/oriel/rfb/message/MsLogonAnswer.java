package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * A viewer's half of UltraVNC's Diffie-Hellman exchange, and its name and password, encrypted: rfbproto's security type 113.
 *
 * @param publicKey 8 bytes, most significant first; shared, not copied, as the others
 * @param user 256 bytes
 * @param password 64 bytes
 */
public record MsLogonAnswer(byte[] publicKey, byte[] user, byte[] password) implements HandshakeMessage {

    private static final int USER_BYTES = 256;
    private static final int PASSWORD_BYTES = 64;

    /** Checks the lengths. */
    public MsLogonAnswer {
        if (publicKey.length != MsLogonOffer.NUMBER_BYTES
                || user.length != USER_BYTES
                || password.length != PASSWORD_BYTES) {
            throw new IllegalArgumentException("an answer of other lengths");
        }
    }

    /** Reads one. */
    public static MsLogonAnswer read(WireReader in) throws IOException {
        return new MsLogonAnswer(in.bytes(MsLogonOffer.NUMBER_BYTES), in.bytes(USER_BYTES), in.bytes(PASSWORD_BYTES));
    }

    @Override
    public void write(WireBuffer out) {
        out.put(publicKey).put(user).put(password);
    }
}
