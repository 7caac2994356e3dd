package oriel.encoding.zlib;

import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncodedRect.Length;
import oriel.encoding.EncodedRect.Stream;
import oriel.encoding.PixelPacker;
import oriel.encoding.RectEncoder;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/** The PIXELs of a rectangle, row after row, through the viewer's one zlib stream, with a flush at the rectangle's end. */
final class ZlibEncoder implements RectEncoder {

    private final int ownLevel;
    private PixelFormat format = PixelFormat.NATIVE;
    private PixelPacker packer = PixelPacker.pixels(format);

    ZlibEncoder(int ownLevel) {
        this.ownLevel = ownLevel;
    }

    @Override
    public void encode(Framebuffer source, Rect rect, EncodeSettings settings, EncodedRect encoded) {
        if (!settings.format().equals(format)) {
            format = settings.format();
            packer = PixelPacker.pixels(format);
        }
        WireBuffer out = encoded.bytes();
        int start = out.size();
        out.reserve(rect.width() * rect.height() * packer.bytesPerPixel() + PixelPacker.SPARE_BYTES);
        int end = start;
        for (int y = rect.y(); y < rect.bottom(); y++) {
            end = packer.pack(source.pixels(), source.offset(rect.x(), y), rect.width(), out.array(), end);
        }
        out.advance(end - start);
        encoded.deflate(start, new Stream(0, Length.FOUR_BYTES, settings.compressLevelOr(ownLevel)));
    }
}
