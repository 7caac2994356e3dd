package oriel.rfb.message;

import java.util.Set;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;

/**
 * The server understands an extension that the viewer lists, which may use it from now on: rfbproto "QEMU Extended Key Event
 * Pseudo-encoding" (-258) and "Extended Mouse Buttons Pseudo-encoding" (-316).
 *
 * @param encoding the extension's number
 */
public record Agreement(int encoding) implements PseudoRect {

    private static final Set<Integer> ENCODINGS = Set.of(Encodings.QEMU_EXTENDED_KEY, Encodings.EXTENDED_MOUSE_BUTTONS);

    /** Checks the number. */
    public Agreement {
        if (!ENCODINGS.contains(encoding)) {
            throw new IllegalArgumentException("encoding " + encoding);
        }
    }

    @Override
    public RectangleHeader header() {
        return new RectangleHeader(Rect.EMPTY, encoding);
    }
}
