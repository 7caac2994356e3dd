package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * What a server of RSA-AES wants to know: "subtype" of rfbproto's security types 5, 6, 129 and 130.
 *
 * @param subtype {@link #USER_AND_PASSWORD} or {@link #PASSWORD}, or another number from 0 to 255
 */
public record RsaAesSubtype(int subtype) implements HandshakeMessage {

    /** A name and a password. */
    public static final int USER_AND_PASSWORD = 1;

    /** A password alone. */
    public static final int PASSWORD = 2;

    /** Reads one. */
    public static RsaAesSubtype read(WireReader in) throws IOException {
        return new RsaAesSubtype(in.u8());
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(subtype);
    }
}
