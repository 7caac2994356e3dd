package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * Which locks of the server's keyboard are on: rfbproto "QEMU LED State Pseudo-encoding" (-261).
 *
 * @param leds {@link #SCROLL}, {@link #NUM} and {@link #CAPS}
 */
public record QemuLedState(int leds) implements PseudoRect {

    /** Scroll Lock. */
    public static final int SCROLL = 1;

    /** Num Lock. */
    public static final int NUM = 1 << 1;

    /** Caps Lock. */
    public static final int CAPS = 1 << 2;

    /** Reads what follows the header. */
    static QemuLedState read(WireReader in) throws IOException {
        return new QemuLedState(in.u8());
    }

    @Override
    public RectangleHeader header() {
        return new RectangleHeader(Rect.EMPTY, Encodings.QEMU_LED_STATE);
    }

    @Override
    public void writeBody(WireBuffer out) {
        out.u8(leds);
    }
}
