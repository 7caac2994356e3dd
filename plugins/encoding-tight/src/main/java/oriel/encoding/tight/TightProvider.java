package oriel.encoding.tight;

import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Encodings;

/**
 * Offers Tight: rfbproto "Tight Encoding". Option {@code level}: how hard to compress where the viewer does not say, 1 to
 * 9. Option {@code gradientLevel}: level from which smooth areas go through the gradient filter, 1 to 10; 10: never. It
 * takes time here and in the viewer, and noVNC before 1.4 does not know it.
 */
public final class TightProvider implements EncoderProvider {

    /** As wide as viewers take it, and as large as the JPEG images and palettes of one rectangle are of use. */
    static final EncoderTraits TRAITS = new EncoderTraits(Loss.WHERE_ALLOWED, Memory.NONE, 2048, 320 * 256);

    private static final int DEFAULT_LEVEL = 1;
    private static final int DEFAULT_GRADIENT_LEVEL = 6;

    @Override
    public String name() {
        return "tight";
    }

    @Override
    public int encoding() {
        return Encodings.TIGHT;
    }

    @Override
    public EncoderTraits traits() {
        return TRAITS;
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) throws PluginException {
        int level = options.integer("level", DEFAULT_LEVEL, 1, 9);
        int gradientLevel = options.integer("gradientLevel", DEFAULT_GRADIENT_LEVEL, 1, 10);
        return new TightEncoder(new BasicRects(level, gradientLevel), tools);
    }
}
