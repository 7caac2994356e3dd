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

    private final int ownLevel;
    private final ZlibStream stream;
    private final WireBuffer packed = new WireBuffer(1 << 16);
    private PixelFormat format = PixelFormat.NATIVE;
    private PixelPacker packer = PixelPacker.pixels(format);

    ZlibEncoder(int ownLevel) {
        this.ownLevel = ownLevel;
        this.stream = new ZlibStream(ownLevel);
    }

    @Override
    public void encode(Framebuffer source, Rect rect, EncodeSettings settings, WireBuffer out) {
        if (!settings.format().equals(format)) {
            format = settings.format();
            packer = PixelPacker.pixels(format);
        }
        int level = settings.compressLevel();
        stream.level(level == EncodeSettings.UNSET ? ownLevel : Math.max(1, level));
        packed.clear().reserve(rect.width() * rect.height() * packer.bytesPerPixel() + PixelPacker.SPARE_BYTES);
        int end = 0;
        for (int y = rect.y(); y < rect.bottom(); y++) {
            end = packer.pack(source.pixels(), source.offset(rect.x(), y), rect.width(), packed.array(), end);
        }
        int length = out.size();
        out.s32(0);
        stream.deflate(packed.array(), 0, end, out);
        out.setS32(length, out.size() - length - Integer.BYTES);
    }

    @Override
    public void close() {
        stream.close();
    }
}
