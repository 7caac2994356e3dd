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

    static final int TILE = 64;

    private final int ownLevel;
    private final ZlibStream stream;
    private final WireBuffer tiles = new WireBuffer(1 << 16);
    private final int[] pixels = new int[TILE * TILE];
    private PixelFormat format = PixelFormat.NATIVE;
    private TileWriter writer = new TileWriter(format);

    ZrleEncoder(int ownLevel) {
        this.ownLevel = ownLevel;
        this.stream = new ZlibStream(ownLevel);
    }

    @Override
    public void encode(Framebuffer source, Rect rect, EncodeSettings settings, WireBuffer out) {
        if (!settings.format().equals(format)) {
            format = settings.format();
            writer = new TileWriter(format);
        }
        int level = settings.compressLevel();
        stream.level(level == EncodeSettings.UNSET ? ownLevel : Math.max(1, level));
        tiles.clear();
        for (int y = rect.y(); y < rect.bottom(); y += TILE) {
            int height = Math.min(TILE, rect.bottom() - y);
            for (int x = rect.x(); x < rect.right(); x += TILE) {
                int width = Math.min(TILE, rect.right() - x);
                load(source, x, y, width, height);
                writer.write(pixels, width, height, tiles);
            }
        }
        int length = out.size();
        out.s32(0);
        stream.deflate(tiles.array(), 0, tiles.size(), out);
        out.setS32(length, out.size() - length - Integer.BYTES);
    }

    /** Copies a tile next to each other, so that it stays in the nearest cache. */
    private void load(Framebuffer source, int x, int y, int width, int height) {
        for (int row = 0; row < height; row++) {
            System.arraycopy(source.pixels(), source.offset(x, y + row), pixels, row * width, width);
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
