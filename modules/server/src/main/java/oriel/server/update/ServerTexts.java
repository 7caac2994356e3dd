package oriel.server.update;

import java.nio.charset.StandardCharsets;
import oriel.rfb.ServerMessages;
import oriel.rfb.WireBuffer;

/** Messages to a viewer that carry no pixels. */
final class ServerTexts {

    /** Viewers in the field end the connection above it. */
    static final int MOST_CUT_TEXT = 1 << 20;

    private ServerTexts() {}

    /** Appends Bell: RFC 6143 section 7.6.3. */
    static void bell(WireBuffer out) {
        out.u8(ServerMessages.BELL);
    }

    /**
     * Appends ServerCutText, RFC 6143 section 7.6.4: Latin-1, lines end with LF; what Latin-1 lacks becomes a question
     * mark. A text too long for viewers is left out, and so is an empty one, which would wipe theirs.
     */
    static void cutText(String text, WireBuffer out) {
        byte[] latin1 = text.replace("\r\n", "\n").replace('\r', '\n').getBytes(StandardCharsets.ISO_8859_1);
        if (latin1.length == 0 || latin1.length > MOST_CUT_TEXT) {
            return;
        }
        out.u8(ServerMessages.SERVER_CUT_TEXT).zeros(3).s32(latin1.length).put(latin1);
    }
}
