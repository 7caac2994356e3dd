package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * One side's random number of RSA-AES, encrypted for the other side's key: rfbproto's security types 5, 6, 129 and 130.
 *
 * @param encrypted as many bytes as the receiver's modulus has, at most 65535; shared, not copied
 */
public record RsaAesRandom(byte[] encrypted) implements HandshakeMessage {

    /** Checks the length. */
    public RsaAesRandom {
        if (encrypted.length > 0xffff) {
            throw new IllegalArgumentException("a random number of " + encrypted.length + " bytes");
        }
    }

    /** Reads one that was encrypted for a key with a modulus of {@code bytes}. */
    public static RsaAesRandom read(int bytes, WireReader in) throws IOException {
        int length = in.u16();
        if (length != bytes) {
            throw new ProtocolException("a random number of " + length + " bytes for a key of " + bytes);
        }
        return new RsaAesRandom(in.bytes(length));
    }

    @Override
    public void write(WireBuffer out) {
        out.u16(encrypted.length).put(encrypted);
    }
}
