package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The pointer moved, or a button changed: RFC 6143 section 7.5.5. With more than eight buttons (rfbproto
 * "ExtendedMouseButtons", pseudo-encoding -316) bit 7 of the first byte says that another byte follows, whose bits are the
 * buttons from the eighth on.
 *
 * @param x from the left
 * @param y from the top
 * @param buttons a bit for each button that is down, the left one lowest
 * @param extended true if it is written with the second byte; only for servers that have agreed to it
 */
public record PointerEvent(int x, int y, int buttons, boolean extended) implements ClientMessage {

    static final int TYPE = 5;
    private static final int MORE = 0x80;
    private static final int MORE_SHIFT = 7;

    /** Checks that the buttons can be written. */
    public PointerEvent {
        if (buttons < 0 || buttons >= (extended ? 1 << MORE_SHIFT + Byte.SIZE : 1 << Byte.SIZE)) {
            throw new IllegalArgumentException("buttons " + Integer.toHexString(buttons));
        }
    }

    /** One with at most eight buttons. */
    public PointerEvent(int x, int y, int buttons) {
        this(x, y, buttons, false);
    }

    /**
     * Reads what follows the type.
     *
     * @param mayExtend true if a second byte may follow
     */
    static PointerEvent read(WireReader in, boolean mayExtend) throws IOException {
        int buttons = in.u8();
        int x = in.u16();
        int y = in.u16();
        if (!mayExtend || (buttons & MORE) == 0) {
            return new PointerEvent(x, y, buttons);
        }
        return new PointerEvent(x, y, buttons & ~MORE | in.u8() << MORE_SHIFT, true);
    }

    @Override
    public void write(WireBuffer out) {
        int first = extended ? buttons & MORE - 1 | MORE : buttons;
        out.u8(TYPE).u8(first).u16(x).u16(y);
        if (extended) {
            out.u8(buttons >> MORE_SHIFT);
        }
    }
}
