package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * What one side of RSA-AES has seen of both keys, "server hash" and "client hash" of rfbproto's security types 5, 6, 129
 * and 130. It and all that follows it goes through records of AES-EAX.
 *
 * @param bytes 20 of SHA-1, or 32 of SHA-256; shared, not copied
 */
public record RsaAesHash(byte[] bytes) implements HandshakeMessage {

    /** Reads one of {@code length} bytes. */
    public static RsaAesHash read(int length, WireReader in) throws IOException {
        return new RsaAesHash(in.bytes(length));
    }

    @Override
    public void write(WireBuffer out) {
        out.put(bytes);
    }
}
