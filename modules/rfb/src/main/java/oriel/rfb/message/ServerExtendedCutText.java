package oriel.rfb.message;

import oriel.rfb.ClipboardMessage;
import oriel.rfb.WireBuffer;

/**
 * A ServerCutText with a negative length: rfbproto "Extended Clipboard Pseudo-Encoding".
 *
 * @param message what it says
 */
public record ServerExtendedCutText(ClipboardMessage message) implements ServerMessage {

    @Override
    public void write(WireBuffer out) {
        message.write(out.u8(ServerCutText.TYPE).zeros(ServerCutText.PADDING));
    }
}
