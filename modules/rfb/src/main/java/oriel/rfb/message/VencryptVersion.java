package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The version of VeNCrypt that one side speaks: rfbproto "VeNCrypt". The server says the highest that it knows, the viewer
 * the one that is spoken.
 *
 * @param major 0 to 255
 * @param minor 0 to 255
 */
public record VencryptVersion(int major, int minor) implements HandshakeMessage {

    /** The only one that is in use. */
    public static final VencryptVersion V0_2 = new VencryptVersion(0, 2);

    /** Reads one. */
    public static VencryptVersion read(WireReader in) throws IOException {
        return new VencryptVersion(in.u8(), in.u8());
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(major).u8(minor);
    }

    /** As numbers with a point between. */
    @Override
    public String toString() {
        return major + "." + minor;
    }
}
