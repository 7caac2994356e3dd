package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * Which locks of the server's keyboard are on: pseudo-encoding 0x574d5668 of VMware.
 *
 * @param leds the bits of {@link QemuLedState}
 */
public record VmwareLedState(int leds) implements PseudoRect {

    /** Reads what follows the header. */
    static VmwareLedState read(WireReader in) throws IOException {
        return new VmwareLedState(in.s32());
    }

    @Override
    public RectangleHeader header() {
        return new RectangleHeader(Rect.EMPTY, Encodings.VMWARE_LED_STATE);
    }

    @Override
    public void writeBody(WireBuffer out) {
        out.s32(leds);
    }
}
