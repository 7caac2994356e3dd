package oriel.client;

import java.io.IOException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;

/** ZRLE: RFC 6143 section 7.7.6. */
final class ZrleDecoder implements RectDecoder {

    /** No encoder makes a tile longer than plain runs of single pixels. */
    private static final int MAX_BYTES_PER_PIXEL = 6;

    private final Inflation inflation = new Inflation("ZRLE");
    private final TileDecoder tiles = TileDecoder.zrle();

    @Override
    public void decode(WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
        inflation.read(in, rect.area() * MAX_BYTES_PER_PIXEL + 4096);
        tiles.decode(inflation, pixels, rect, target);
        inflation.finish();
    }
}
