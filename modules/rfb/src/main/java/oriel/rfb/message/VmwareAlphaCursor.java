package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * A cursor with alpha: pseudo-encoding 0x574d5664 of VMware, type 1.
 *
 * @param shape its hotspot as the place, and its size
 * @param argb pixels {@code 0xAARRGGBB}, colours not multiplied with alpha; shared, not copied
 */
public record VmwareAlphaCursor(Rect shape, int[] argb) implements PseudoRect {

    static final int TYPE = 1;

    /** Checks the number of pixels. */
    public VmwareAlphaCursor {
        Rgba.check(shape, argb);
    }

    /** Reads what follows header, type and padding. */
    static VmwareAlphaCursor read(Rect shape, WireReader in) throws IOException {
        return new VmwareAlphaCursor(shape, Rgba.read(shape, in));
    }

    @Override
    public RectangleHeader header() {
        return new RectangleHeader(shape, Encodings.VMWARE_CURSOR);
    }

    @Override
    public void writeBody(WireBuffer out) {
        Rgba.write(argb, out.u8(TYPE).zeros(1));
    }
}
