package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The viewer wants the machine shut down or started anew: rfbproto "xvp Client Message", pseudo-encoding -309.
 *
 * @param version of the extension, 1
 * @param code 2 to shut down, 3 to reboot, 4 to reset
 */
public record ClientXvp(int version, int code) implements ClientMessage {

    /** The first byte on the wire. */
    public static final int TYPE = 250;

    /** Reads what follows the type. */
    static ClientXvp read(WireReader in) throws IOException {
        in.skip(1);
        return new ClientXvp(in.u8(), in.u8());
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(TYPE).zeros(1).u8(version).u8(code);
    }
}
