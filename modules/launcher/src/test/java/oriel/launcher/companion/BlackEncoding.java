package oriel.launcher.companion;

import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.rfb.Encodings;

/** Raw whose pixels are black, for a server that has no plugins. */
public final class BlackEncoding implements EncoderProvider {

    /** There is nothing to know. */
    public BlackEncoding() {}

    @Override
    public String name() {
        return "black";
    }

    @Override
    public int encoding() {
        return Encodings.RAW;
    }

    @Override
    public EncoderTraits traits() {
        return new EncoderTraits(Loss.NEVER, Memory.NONE, 65_535, 65_535);
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) {
        return (source, rect, settings, encoded) -> encoded.bytes()
                .zeros(rect.width() * rect.height() * settings.format().bytesPerPixel());
    }
}
