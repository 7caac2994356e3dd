package oriel.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireReader;

/** TRLE: RFC 6143 section 7.7.5. */
final class TrleDecoder implements RectDecoder {

    private final TileDecoder tiles = TileDecoder.trle();

    @Override
    public void decode(WireReader in, PixelReader pixels, Rect rect, Framebuffer target) throws IOException {
        tiles.decode(new Wire(in), pixels, rect, target);
    }

    /** Tiles straight from the wire. */
    private static final class Wire implements PixelSource {

        private final WireReader in;
        private final ByteBuffer pixel = ByteBuffer.allocate(4);

        private Wire(WireReader in) {
            this.in = in;
        }

        @Override
        public int u8() throws IOException {
            return in.u8();
        }

        @Override
        public int compactPixel(PixelReader pixels) throws IOException {
            in.into(pixel.clear().limit(pixels.compactBytes()));
            return pixels.compactPixel(pixel.array(), 0);
        }
    }
}
