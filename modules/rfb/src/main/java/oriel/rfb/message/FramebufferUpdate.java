package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The head of an update, before its rectangles: RFC 6143 section 7.6.1.
 *
 * @param rectangles their number, or {@link #UNCOUNTED}
 */
public record FramebufferUpdate(int rectangles) implements ServerMessage {

    /** The update ends with {@link LastRect}: the number of rectangles is not known. */
    public static final int UNCOUNTED = 65_535;

    /** Bytes on the wire. */
    public static final int WIRE_BYTES = 4;

    static final int TYPE = 0;

    /** Checks the range. */
    public FramebufferUpdate {
        if (rectangles < 0 || rectangles > UNCOUNTED) {
            throw new IllegalArgumentException(rectangles + " rectangles");
        }
    }

    /** True if {@link LastRect} ends the update. */
    public boolean isUncounted() {
        return rectangles == UNCOUNTED;
    }

    /** Reads what follows the type. */
    static FramebufferUpdate read(WireReader in) throws IOException {
        in.skip(1);
        return new FramebufferUpdate(in.u16());
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(TYPE).zeros(1).u16(rectangles);
    }

    /** Writes it over the head that begins at the byte {@code start} of a buffer. */
    public void overwrite(WireBuffer out, int start) {
        out.setU16(start + 2, rectangles);
    }
}
