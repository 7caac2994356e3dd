package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.PixelFormat;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The last word of a server's handshake: RFC 6143 section 7.3.2.
 *
 * @param width of the picture
 * @param height of the picture
 * @param format of pixels until the viewer asks for another
 * @param name of the desktop, at most 65536 bytes of UTF-8
 */
public record ServerInit(int width, int height, PixelFormat format, String name) implements HandshakeMessage {

    /**
     * Reads one.
     *
     * @throws oriel.rfb.ProtocolException if the format is none that pixels can be made in, or the name is too long
     */
    public static ServerInit read(WireReader in) throws IOException {
        return new ServerInit(in.u16(), in.u16(), PixelFormat.read(in), Utf8Text.read("a name", in));
    }

    @Override
    public void write(WireBuffer out) {
        out.u16(width).u16(height);
        format.write(out);
        Utf8Text.write(name, out);
    }
}
