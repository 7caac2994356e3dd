package oriel.client;

import java.io.IOException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;

/** Zlib: rfbproto "Zlib Encoding". */
final class ZlibDecoder implements RectDecoder {

    private final Inflation inflation = new Inflation("Zlib");

    @Override
    public void decode(WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
        inflation.read(in, rect.area() * pixels.pixelBytes());
        for (int y = rect.y(); y < rect.bottom(); y++) {
            int at = target.offset(rect.x(), y);
            for (int x = 0; x < rect.width(); x++) {
                target.pixels()[at + x] = inflation.pixel(pixels);
            }
        }
        inflation.finish();
    }
}
