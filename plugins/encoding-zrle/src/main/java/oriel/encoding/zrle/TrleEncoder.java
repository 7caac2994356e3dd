package oriel.encoding.zrle;

import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.RectEncoder;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;

/** TRLE, RFC 6143 section 7.7.5: tiles of 16x16 pixels; no rectangle uses anything of the one before. */
final class TrleEncoder implements RectEncoder {

    private PixelFormat format = PixelFormat.NATIVE;
    private ZrleTileWriter writer = ZrleTileWriter.trle(format);

    @Override
    public void encode(Framebuffer source, Rect rect, EncodeSettings settings, EncodedRect encoded) {
        if (!settings.format().equals(format)) {
            format = settings.format();
            writer = ZrleTileWriter.trle(format);
        }
        writer.write(source, rect, encoded.bytes());
    }
}
