package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * A key by its place too: rfbproto "QEMU Extended Key Event Message", pseudo-encoding -258.
 *
 * @param down true if it was pressed
 * @param keysym of the X Window System; 0 if the viewer does not know it
 * @param keycode its place, as XT set 1 names it, with bit 7 for the prefix E0; as it came, sound or not
 */
public record QemuExtendedKeyEvent(boolean down, int keysym, int keycode) implements ClientMessage {

    /** The first byte of all messages of QEMU. */
    static final int TYPE = 255;

    static final int SUBTYPE = 0;

    /** Reads what follows both types. */
    static QemuExtendedKeyEvent read(WireReader in) throws IOException {
        return new QemuExtendedKeyEvent(in.u16() != 0, in.s32(), in.s32());
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(TYPE).u8(SUBTYPE).u16(down ? 1 : 0).s32(keysym).s32(keycode);
    }
}
