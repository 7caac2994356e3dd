package oriel.encoding.zrle;

import oriel.encoding.EncodeSettings;
import oriel.encoding.RectEncoder;
import oriel.encoding.ZlibStream;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/**
 * ZRLE, RFC 6143 section 7.7.6: tiles of 64x64 pixels from left to right and top to bottom, all through the viewer's one
 * zlib stream, with a flush at the end of the rectangle.
 */
final class ZrleEncoder implements RectEncoder {

    private final ZlibStream stream;
    private final WireBuffer tiles = new WireBuffer(1 << 16);
    private PixelFormat format = PixelFormat.NATIVE;
    private TileWriter writer = TileWriter.zrle(format);

    ZrleEncoder(int ownLevel) {
        this.stream = new ZlibStream(ownLevel);
    }

    @Override
    public void encode(Framebuffer source, Rect rect, EncodeSettings settings, WireBuffer out) {
        if (!settings.format().equals(format)) {
            format = settings.format();
            writer = TileWriter.zrle(format);
        }
        tiles.clear();
        writer.write(source, rect, tiles);
        stream.deflateCounted(tiles.array(), tiles.size(), settings, out);
    }

    @Override
    public void close() {
        stream.close();
    }
}
