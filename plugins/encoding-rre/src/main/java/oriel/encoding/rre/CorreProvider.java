package oriel.encoding.rre;

import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.rfb.Encodings;

/** Offers CoRRE: rfbproto "CoRRE Encoding". */
public final class CorreProvider implements EncoderProvider {

    private static final EncoderTraits TRAITS = new EncoderTraits(
            Loss.NEVER, Memory.NONE, RreEncoder.SIDE, RreEncoder.SIDE, RreEncoder.SIDE * RreEncoder.SIDE);

    @Override
    public String name() {
        return "corre";
    }

    @Override
    public int encoding() {
        return Encodings.CORRE;
    }

    @Override
    public EncoderTraits traits() {
        return TRAITS;
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) {
        return new RreEncoder(true);
    }
}
