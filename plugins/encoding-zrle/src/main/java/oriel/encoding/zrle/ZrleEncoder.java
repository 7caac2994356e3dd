package oriel.encoding.zrle;

import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncodedRect.Length;
import oriel.encoding.EncodedRect.Stream;
import oriel.encoding.RectEncoder;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;

/**
 * ZRLE, RFC 6143 section 7.7.6: tiles of 64x64 pixels from left to right and top to bottom, all through the viewer's one
 * zlib stream, with a flush at the end of the rectangle.
 */
final class ZrleEncoder implements RectEncoder {

    private final int ownLevel;
    private PixelFormat format = PixelFormat.NATIVE;
    private ZrleTileWriter writer = ZrleTileWriter.zrle(format);

    ZrleEncoder(int ownLevel) {
        this.ownLevel = ownLevel;
    }

    @Override
    public void encode(Framebuffer source, Rect rect, EncodeSettings settings, EncodedRect encoded) {
        if (!settings.format().equals(format)) {
            format = settings.format();
            writer = ZrleTileWriter.zrle(format);
        }
        int start = encoded.bytes().size();
        writer.write(source, rect, encoded.bytes());
        encoded.deflate(start, new Stream(0, Length.FOUR_BYTES, settings.compressLevelOr(ownLevel)));
    }
}
