package oriel.rfb.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * Name and password as they are: subtype Plain of rfbproto's "VeNCrypt", Unix login of "Tight".
 *
 * @param user at most 1023 bytes of UTF-8
 * @param password at most 1023 bytes, of UTF-8 from most viewers; shared, not copied
 */
public record PlainCredentials(String user, byte[] password) implements HandshakeMessage {

    /** What TigerVNC's server takes of each. */
    private static final int MAX_BYTES = 1023;

    /**
     * Reads them.
     *
     * @throws ProtocolException if one of them is too long
     */
    public static PlainCredentials read(WireReader in) throws IOException {
        long user = in.u32();
        long password = in.u32();
        if (Math.max(user, password) > MAX_BYTES) {
            throw new ProtocolException("a name or password of " + Math.max(user, password) + " bytes");
        }
        String name = new String(in.bytes((int) user), StandardCharsets.UTF_8);
        return new PlainCredentials(name, in.bytes((int) password));
    }

    @Override
    public void write(WireBuffer out) {
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        out.s32(name.length).s32(password.length).put(name).put(password);
    }

    /** The name alone. */
    @Override
    public String toString() {
        return "PlainCredentials[user=" + user + "]";
    }
}
