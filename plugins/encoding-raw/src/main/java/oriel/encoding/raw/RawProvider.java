package oriel.encoding.raw;

import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.rfb.Encodings;

/** Offers Raw: RFC 6143 section 7.7.1. */
public final class RawProvider implements EncoderProvider {

    private static final EncoderTraits TRAITS = new EncoderTraits(Loss.NEVER, Memory.NONE, 65_535, 65_535);

    @Override
    public String name() {
        return "raw";
    }

    @Override
    public int encoding() {
        return Encodings.RAW;
    }

    @Override
    public EncoderTraits traits() {
        return TRAITS;
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) {
        return new RawEncoder();
    }
}
