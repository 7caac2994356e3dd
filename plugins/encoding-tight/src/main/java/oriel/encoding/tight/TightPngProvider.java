package oriel.encoding.tight;

import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Encodings;

/**
 * Offers TightPNG: Tight with PNG images in place of its zlib streams. Option {@code level}: how hard to compress where
 * the viewer does not say, 1 to 9.
 */
public final class TightPngProvider implements EncoderProvider {

    private static final int DEFAULT_LEVEL = 1;

    @Override
    public String name() {
        return "tightpng";
    }

    @Override
    public int encoding() {
        return Encodings.TIGHT_PNG;
    }

    @Override
    public EncoderTraits traits() {
        return TightProvider.TRAITS;
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) throws PluginException {
        int level = options.integer("level", DEFAULT_LEVEL, 1, 9);
        return new TightEncoder(new PngRects(level, tools.deflate()), tools);
    }
}
