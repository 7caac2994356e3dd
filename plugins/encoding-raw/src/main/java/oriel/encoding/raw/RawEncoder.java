package oriel.encoding.raw;

import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.PixelPacker;
import oriel.encoding.RectEncoder;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/** Writes the PIXELs of a rectangle, row after row. */
final class RawEncoder implements RectEncoder {

    private PixelFormat format = PixelFormat.NATIVE;
    private PixelPacker packer = PixelPacker.pixels(format);

    @Override
    public void encode(Framebuffer source, Rect rect, EncodeSettings settings, EncodedRect encoded) {
        if (!settings.format().equals(format)) {
            format = settings.format();
            packer = PixelPacker.pixels(format);
        }
        WireBuffer out = encoded.bytes();
        out.reserve(rect.width() * rect.height() * packer.bytesPerPixel() + PixelPacker.SPARE_BYTES);
        int at = out.size();
        for (int y = rect.y(); y < rect.bottom(); y++) {
            at = packer.pack(source.pixels(), source.offset(rect.x(), y), rect.width(), out.array(), at);
        }
        out.advance(at - out.size());
    }
}
