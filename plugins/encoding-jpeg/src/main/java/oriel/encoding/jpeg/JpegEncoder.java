package oriel.encoding.jpeg;

import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.JpegCoder;
import oriel.encoding.JpegQuality;
import oriel.encoding.RectEncoder;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** A whole image for each rectangle, all tables in it: a viewer finds its end by its markers, there is no length. */
final class JpegEncoder implements RectEncoder {

    private final JpegCoder coder;

    JpegEncoder(JpegCoder coder) {
        this.coder = coder;
    }

    @Override
    public void encode(Framebuffer source, Rect rect, EncodeSettings settings, EncodedRect out) {
        JpegQuality quality = settings.allowedJpeg()
                .orElseThrow(() -> new IllegalArgumentException("this viewer allows no JPEG images"));
        coder.encode(source, rect, quality, out.bytes());
        out.markLossy();
    }

    @Override
    public void close() {
        coder.close();
    }
}
