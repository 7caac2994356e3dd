package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * Who a viewer of RSA-AES is: "credentials" of rfbproto's security types 5, 6, 129 and 130.
 *
 * @param user the name, at most 255 bytes of UTF-8; empty where the server asked for none; shared, not copied
 * @param password at most 255 bytes of UTF-8; shared, not copied
 */
public record RsaAesCredentials(byte[] user, byte[] password) implements HandshakeMessage {

    private static final int MAX_BYTES = 255;

    /** Checks the lengths. */
    public RsaAesCredentials {
        if (user.length > MAX_BYTES || password.length > MAX_BYTES) {
            throw new IllegalArgumentException("a name or a password of more than " + MAX_BYTES + " bytes");
        }
    }

    /** Reads them. */
    public static RsaAesCredentials read(WireReader in) throws IOException {
        return new RsaAesCredentials(in.bytes(in.u8()), in.bytes(in.u8()));
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(user.length).put(user).u8(password.length).put(password);
    }
}
