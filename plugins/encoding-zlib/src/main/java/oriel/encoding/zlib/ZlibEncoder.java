package oriel.encoding.zlib;

import oriel.encoding.EncodeSettings;
import oriel.encoding.PixelPacker;
import oriel.encoding.RectEncoder;
import oriel.encoding.ZlibStream;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/** The PIXELs of a rectangle, row after row, through the viewer's one zlib stream, with a flush at the rectangle's end. */
final class ZlibEncoder implements RectEncoder {

    private final ZlibStream stream;
    private final WireBuffer packed = new WireBuffer(1 << 16);
    private PixelFormat format = PixelFormat.NATIVE;
    private PixelPacker packer = PixelPacker.pixels(format);

    ZlibEncoder(int ownLevel) {
        this.stream = new ZlibStream(ownLevel);
    }

    @Override
    public void encode(Framebuffer source, Rect rect, EncodeSettings settings, WireBuffer out) {
        if (!settings.format().equals(format)) {
            format = settings.format();
            packer = PixelPacker.pixels(format);
        }
        packed.clear().reserve(rect.width() * rect.height() * packer.bytesPerPixel() + PixelPacker.SPARE_BYTES);
        int end = 0;
        for (int y = rect.y(); y < rect.bottom(); y++) {
            end = packer.pack(source.pixels(), source.offset(rect.x(), y), rect.width(), packed.array(), end);
        }
        stream.deflateCounted(packed.array(), end, settings, out);
    }

    @Override
    public void close() {
        stream.close();
    }
}
