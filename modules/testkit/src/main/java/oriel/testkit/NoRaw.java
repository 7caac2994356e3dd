package oriel.testkit;

import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Encodings;

/** In the place of Raw, so that a server has nothing to fall back to: a viewer that takes nothing else sees nothing. */
final class NoRaw implements EncoderProvider {

    @Override
    public String name() {
        return "no-raw";
    }

    @Override
    public int encoding() {
        return Encodings.RAW;
    }

    @Override
    public EncoderTraits traits() {
        return new EncoderTraits(Loss.NEVER, Memory.NONE, 1, 1);
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) throws PluginException {
        throw new PluginException("this test does without Raw", "take the encoding that it is about");
    }
}
