package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The machine can be shut down and started anew by the viewer, or could not: rfbproto "xvp Server Message",
 * pseudo-encoding -309.
 *
 * @param version of the extension, 1
 * @param code {@link #FAIL} or {@link #INIT}
 */
public record ServerXvp(int version, int code) implements ServerMessage {

    /** What the viewer wanted could not be done. */
    public static final int FAIL = 0;

    /** The server offers the extension. */
    public static final int INIT = 1;

    /** The first byte on the wire. */
    public static final int TYPE = ClientXvp.TYPE;

    /** Reads what follows the type. */
    static ServerXvp read(WireReader in) throws IOException {
        in.skip(1);
        return new ServerXvp(in.u8(), in.u8());
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(TYPE).zeros(1).u8(version).u8(code);
    }
}
