package oriel.rfb.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/** A text as names and reasons are on the wire: the number of its bytes, 32 bits, and its UTF-8. */
final class Utf8Text {

    private static final int MAX_BYTES = 1 << 16;

    private Utf8Text() {}

    /**
     * Reads a text.
     *
     * @param what it is, for the error
     * @throws ProtocolException if it has more than 65536 bytes
     */
    static String read(String what, WireReader in) throws IOException {
        long length = in.u32();
        if (length > MAX_BYTES) {
            throw new ProtocolException(what + " of " + length + " bytes");
        }
        return new String(in.bytes((int) length), StandardCharsets.UTF_8);
    }

    static void write(String text, WireBuffer out) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.s32(utf8.length).put(utf8);
    }
}
