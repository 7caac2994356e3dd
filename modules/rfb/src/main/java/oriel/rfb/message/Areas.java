package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/** An area as most messages have it: x, y, width, height, 16 bits each. */
final class Areas {

    private Areas() {}

    static Rect read(WireReader in) throws IOException {
        return new Rect(in.u16(), in.u16(), in.u16(), in.u16());
    }

    static void write(Rect area, WireBuffer out) {
        out.u16(area.x()).u16(area.y()).u16(area.width()).u16(area.height());
    }
}
