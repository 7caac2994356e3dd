package oriel.rfb.message;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * Name and password as they are: subtype Plain of rfbproto's "VeNCrypt", Unix login of "Tight".
 *
 * @param user at most 1023 bytes of UTF-8
 * @param password at most 1023 bytes of UTF-8
 */
public record PlainCredentials(String user, String password) implements HandshakeMessage {

    /** What TigerVNC's server takes of each. */
    private static final int MAX_BYTES = 1023;

    /**
     * Reads them. What is no UTF-8 is taken for Latin-1, in which noVNC sends a Unix login.
     *
     * @throws ProtocolException if one of them is too long
     */
    public static PlainCredentials read(WireReader in) throws IOException {
        long user = in.u32();
        long password = in.u32();
        if (Math.max(user, password) > MAX_BYTES) {
            throw new ProtocolException("a name or password of " + Math.max(user, password) + " bytes");
        }
        return new PlainCredentials(text(in.bytes((int) user)), text(in.bytes((int) password)));
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void write(WireBuffer out) {
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        byte[] secret = password.getBytes(StandardCharsets.UTF_8);
        out.s32(name.length).s32(secret.length).put(name).put(secret);
    }

    /** The name alone. */
    @Override
    public String toString() {
        return "PlainCredentials[user=" + user + "]";
    }
}
