package oriel.encoding.rre;

import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.rfb.Encodings;

/** Offers RRE: RFC 6143 section 7.7.3. */
public final class RreProvider implements EncoderProvider {

    private static final EncoderTraits TRAITS = new EncoderTraits(
            Loss.NEVER, Memory.NONE, RreEncoder.SIDE, RreEncoder.SIDE, RreEncoder.SIDE * RreEncoder.SIDE);

    @Override
    public String name() {
        return "rre";
    }

    @Override
    public int encoding() {
        return Encodings.RRE;
    }

    @Override
    public EncoderTraits traits() {
        return TRAITS;
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) {
        return new RreEncoder(false);
    }
}
