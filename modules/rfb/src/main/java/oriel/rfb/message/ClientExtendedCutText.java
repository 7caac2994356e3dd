package oriel.rfb.message;

import oriel.rfb.ClipboardMessage;
import oriel.rfb.WireBuffer;

/**
 * A ClientCutText with a negative length: rfbproto "Extended Clipboard Pseudo-Encoding".
 *
 * @param message what it says
 */
public record ClientExtendedCutText(ClipboardMessage message) implements ClientMessage {

    @Override
    public void write(WireBuffer out) {
        message.write(out.u8(ClientCutText.TYPE).zeros(ClientCutText.PADDING));
    }
}
