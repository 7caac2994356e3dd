package oriel.encoding.zrle;

import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Encodings;

/** Offers ZRLE: RFC 6143 section 7.7.6. Option {@code level}: how hard to compress where the viewer does not say, 1 to 9. */
public final class ZrleProvider implements EncoderProvider {

    /** Rectangles as wide as any screen; of a height that keeps one within a few tile rows of a large screen. */
    private static final EncoderTraits TRAITS = new EncoderTraits(Loss.NEVER, Memory.NONE, 65_535, 1 << 17);

    private static final int DEFAULT_LEVEL = 1;

    @Override
    public String name() {
        return "zrle";
    }

    @Override
    public int encoding() {
        return Encodings.ZRLE;
    }

    @Override
    public EncoderTraits traits() {
        return TRAITS;
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) throws PluginException {
        return new ZrleEncoder(options.integer("level", DEFAULT_LEVEL, 1, 9));
    }
}
