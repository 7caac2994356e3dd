package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * A cursor by which pixels of the screen are masked and then inverted: pseudo-encoding 0x574d5664 of VMware, type 0.
 *
 * @param shape its hotspot as the place, and its size
 * @param and PIXELs of the viewer's format; bits of the screen are kept where theirs are set; shared, not copied
 * @param xor PIXELs of the viewer's format; bits of the screen are then inverted where theirs are set; shared, not copied
 */
public record VmwareClassicCursor(Rect shape, byte[] and, byte[] xor) implements PseudoRect {

    static final int TYPE = 0;

    /** Checks the sizes. */
    public VmwareClassicCursor {
        if (and.length != xor.length || shape.area() > 0 && and.length % shape.area() != 0) {
            throw new IllegalArgumentException(and.length + " and " + xor.length + " bytes for a cursor of " + shape);
        }
    }

    /** Reads what follows header, type and padding. */
    static VmwareClassicCursor read(Rect shape, int bytesPerPixel, WireReader in) throws IOException {
        int bytes = (int) shape.area() * bytesPerPixel;
        return new VmwareClassicCursor(shape, in.bytes(bytes), in.bytes(bytes));
    }

    @Override
    public RectangleHeader header() {
        return new RectangleHeader(shape, Encodings.VMWARE_CURSOR);
    }

    @Override
    public void writeBody(WireBuffer out) {
        out.u8(TYPE).zeros(1).put(and).put(xor);
    }
}
