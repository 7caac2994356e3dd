package oriel.encoding.hextile;

import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.rfb.Encodings;

/** Offers Hextile: RFC 6143 section 7.7.4. */
public final class HextileProvider implements EncoderProvider {

    /** Rectangles as wide as any screen; of a height that keeps one within a few tile rows of a large screen. */
    private static final EncoderTraits TRAITS = new EncoderTraits(Loss.NEVER, Memory.NONE, 65_535, 1 << 19);

    @Override
    public String name() {
        return "hextile";
    }

    @Override
    public int encoding() {
        return Encodings.HEXTILE;
    }

    @Override
    public EncoderTraits traits() {
        return TRAITS;
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) {
        return new HextileEncoder();
    }
}
