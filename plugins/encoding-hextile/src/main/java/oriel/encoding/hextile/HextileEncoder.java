package oriel.encoding.hextile;

import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.RectEncoder;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;

/** Hextile, RFC 6143 section 7.7.4: tiles of 16x16 pixels from left to right and top to bottom. */
final class HextileEncoder implements RectEncoder {

    private PixelFormat format = PixelFormat.NATIVE;
    private HextileTileWriter writer = new HextileTileWriter(format);

    @Override
    public void encode(Framebuffer source, Rect rect, EncodeSettings settings, EncodedRect encoded) {
        if (!settings.format().equals(format)) {
            format = settings.format();
            writer = new HextileTileWriter(format);
        }
        writer.begin();
        for (int y = rect.y(); y < rect.bottom(); y += HextileTileWriter.SIDE) {
            int height = Math.min(HextileTileWriter.SIDE, rect.bottom() - y);
            for (int x = rect.x(); x < rect.right(); x += HextileTileWriter.SIDE) {
                writer.load(source, x, y, Math.min(HextileTileWriter.SIDE, rect.right() - x), height);
                writer.write(encoded.bytes());
            }
        }
    }
}
