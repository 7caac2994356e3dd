package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The desktop has another name: rfbproto "DesktopName Pseudo-encoding" (-307).
 *
 * @param name at most 65536 bytes of UTF-8
 */
public record DesktopName(String name) implements PseudoRect {

    /** Reads what follows the header. */
    static DesktopName read(WireReader in) throws IOException {
        return new DesktopName(Utf8Text.read("a name", in));
    }

    @Override
    public RectangleHeader header() {
        return new RectangleHeader(Rect.EMPTY, Encodings.DESKTOP_NAME);
    }

    @Override
    public void writeBody(WireBuffer out) {
        Utf8Text.write(name, out);
    }
}
