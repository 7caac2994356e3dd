package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The tunnel, or the way to log in, that a viewer takes of those offered: rfbproto "Tight Security Type".
 *
 * @param code its number in the list
 */
public record ChosenTightCapability(int code) implements HandshakeMessage {

    /** Reads one. */
    public static ChosenTightCapability read(WireReader in) throws IOException {
        return new ChosenTightCapability(in.s32());
    }

    @Override
    public void write(WireBuffer out) {
        out.s32(code);
    }
}
