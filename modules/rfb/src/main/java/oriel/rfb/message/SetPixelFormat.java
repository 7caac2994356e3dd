package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.PixelFormat;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The format in which the viewer wants pixels from the next update on: RFC 6143 section 7.5.1.
 *
 * @param format of pixels
 */
public record SetPixelFormat(PixelFormat format) implements ClientMessage {

    static final int TYPE = 0;
    private static final int PADDING = 3;

    /** Reads what follows the type. */
    static SetPixelFormat read(WireReader in) throws IOException {
        in.skip(PADDING);
        return new SetPixelFormat(PixelFormat.read(in));
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(TYPE).zeros(PADDING);
        format.write(out);
    }
}
