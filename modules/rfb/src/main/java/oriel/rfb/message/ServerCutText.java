package oriel.rfb.message;

import java.nio.charset.StandardCharsets;
import oriel.rfb.WireBuffer;

/**
 * A text of the server's clipboard: RFC 6143 section 7.6.4.
 *
 * @param text of Latin-1; what that lacks is written as a question mark
 */
public record ServerCutText(String text) implements ServerMessage {

    static final int TYPE = 3;
    static final int PADDING = 3;

    @Override
    public void write(WireBuffer out) {
        byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
        out.u8(TYPE).zeros(PADDING).s32(latin1.length).put(latin1);
    }
}
