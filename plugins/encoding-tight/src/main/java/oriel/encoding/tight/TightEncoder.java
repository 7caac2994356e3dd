package oriel.encoding.tight;

import java.util.Optional;
import oriel.encoding.CompactLength;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderTools;
import oriel.encoding.JpegCoder;
import oriel.encoding.JpegQuality;
import oriel.encoding.RectEncoder;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/**
 * Tight and TightPNG: a rectangle of one colour is filled; a photograph becomes a JPEG image if the viewer allows that;
 * everything else is written without loss. The server says what is a photograph: that alone comes with an allowance.
 */
final class TightEncoder implements RectEncoder {

    private static final int FILL = 0x80;
    private static final int JPEG = 0x90;

    /** The tables of a JPEG image take as much as the pixels of a smaller one. */
    private static final int MIN_JPEG_PIXELS = 1024;

    /** So many colours take less as a palette, and nothing is lost. */
    private static final int FEW_COLOURS = 96;

    private final LosslessRects lossless;
    private final EncoderTools tools;
    private final RectPixels pixels = new RectPixels();
    private Optional<JpegCoder> coder = Optional.empty();
    private boolean coderSought;

    TightEncoder(LosslessRects lossless, EncoderTools tools) {
        this.lossless = lossless;
        this.tools = tools;
    }

    @Override
    public void encode(Framebuffer source, Rect rect, EncodeSettings settings, EncodedRect out) {
        pixels.load(source, rect, settings.format());
        if (pixels.isSolid()) {
            fill(out.bytes());
            return;
        }
        Optional<JpegQuality> quality = settings.allowedJpeg();
        if (quality.isPresent() && suitsJpeg(rect) && jpeg().isPresent()) {
            image(source, rect, quality.get(), out);
            return;
        }
        lossless.write(pixels, settings, out);
    }

    private void fill(WireBuffer out) {
        out.u8(FILL).reserve(Integer.BYTES);
        out.advance(pixels.packer().put(pixels.pixels()[0], out.array(), out.size()) - out.size());
    }

    /** It is a photograph, since it comes with an allowance. */
    private boolean suitsJpeg(Rect rect) {
        return rect.area() >= MIN_JPEG_PIXELS
                && !(pixels.index() && pixels.palette().size() <= FEW_COLOURS);
    }

    private void image(Framebuffer source, Rect rect, JpegQuality quality, EncodedRect out) {
        WireBuffer bytes = out.bytes().u8(JPEG);
        int start = bytes.size();
        bytes.zeros(CompactLength.LONGEST);
        jpeg().orElseThrow().encode(source, rect, quality, bytes);
        CompactLength.set(bytes, start);
        out.markLossy();
    }

    /** Opened when it is first needed, by viewers that allow loss; without it nothing is lost. */
    private Optional<JpegCoder> jpeg() {
        if (!coderSought) {
            coderSought = true;
            try {
                if (tools.jpeg().isPresent()) {
                    var found = tools.jpeg().get();
                    coder = Optional.of(found.provider().open(found.options()));
                }
            } catch (PluginException e) {
                coder = Optional.empty();
            }
        }
        return coder;
    }

    @Override
    public void close() {
        lossless.close();
        coder.ifPresent(JpegCoder::close);
    }
}
