package oriel.client;

import java.io.IOException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;

/**
 * Turns the bytes of one encoding into pixels. One for each connection, because it may hold a zlib stream; used by one
 * thread.
 */
@FunctionalInterface
public interface RectDecoder {

    /**
     * Reads what follows a rectangle's header and draws it.
     *
     * @param pixels how the server writes pixels
     * @param rect not empty, inside the picture
     * @throws oriel.rfb.ProtocolException if the bytes break the rules of the encoding
     */
    void decode(WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException;
}
