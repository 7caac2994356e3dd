package oriel.encoding.zrle;

import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.rfb.Encodings;

/** Offers TRLE: RFC 6143 section 7.7.5. */
public final class TrleProvider implements EncoderProvider {

    /** Rectangles as wide as any screen; of a height that keeps one within a few tile rows of a large screen. */
    private static final EncoderTraits TRAITS = new EncoderTraits(Loss.NEVER, Memory.NONE, 65_535, 1 << 19);

    @Override
    public String name() {
        return "trle";
    }

    @Override
    public int encoding() {
        return Encodings.TRLE;
    }

    @Override
    public EncoderTraits traits() {
        return TRAITS;
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) {
        return new TrleEncoder();
    }
}
