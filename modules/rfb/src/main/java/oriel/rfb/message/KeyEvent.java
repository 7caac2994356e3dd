package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * A key was pressed or released: RFC 6143 section 7.5.4.
 *
 * @param down true if it was pressed
 * @param keysym of the X Window System
 */
public record KeyEvent(boolean down, int keysym) implements ClientMessage {

    static final int TYPE = 4;
    private static final int PADDING = 2;

    /** Reads what follows the type. */
    static KeyEvent read(WireReader in) throws IOException {
        boolean down = in.u8() != 0;
        in.skip(PADDING);
        return new KeyEvent(down, in.s32());
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(TYPE).u8(down ? 1 : 0).zeros(PADDING).s32(keysym);
    }
}
