package oriel.encoding.zlib;

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
 * Offers Zlib: rfbproto "Zlib Encoding". Option {@code level}: how hard to compress where the viewer does not say, 1 to 9.
 */
public final class ZlibProvider implements EncoderProvider {

    /** Rectangles as wide as any screen; of a height that keeps the packed pixels of one within a megabyte. */
    private static final EncoderTraits TRAITS = new EncoderTraits(Loss.NEVER, Memory.NONE, 65_535, 1 << 17);

    private static final int DEFAULT_LEVEL = 1;

    @Override
    public String name() {
        return "zlib";
    }

    @Override
    public int encoding() {
        return Encodings.ZLIB;
    }

    @Override
    public EncoderTraits traits() {
        return TRAITS;
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) throws PluginException {
        return new ZlibEncoder(options.integer("level", DEFAULT_LEVEL, 1, 9));
    }
}
