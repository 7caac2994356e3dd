package oriel.rfb.message;

import java.nio.charset.StandardCharsets;
import oriel.rfb.WireBuffer;

/**
 * A text of the viewer's clipboard: RFC 6143 section 7.5.6.
 *
 * @param text of Latin-1; what that lacks is written as a question mark
 */
public record ClientCutText(String text) implements ClientMessage {

    static final int TYPE = 6;
    static final int PADDING = 3;

    @Override
    public void write(WireBuffer out) {
        byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
        out.u8(TYPE).zeros(PADDING).s32(latin1.length).put(latin1);
    }
}
