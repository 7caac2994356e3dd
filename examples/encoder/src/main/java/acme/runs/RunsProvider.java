package acme.runs;

import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/** Offers the encoder; made when Oriel starts, even if no viewer asks for it. */
public final class RunsProvider implements EncoderProvider {

    /** "ACME": any number will do that nobody else uses. Viewers name it in SetEncodings. */
    static final int ENCODING = 0x4143_4d45;

    private static final int MAX_WIDTH = 65_535;
    private static final int MAX_PIXELS = 1 << 20;

    /** For ServiceLoader. */
    public RunsProvider() {}

    @Override
    public String name() {
        return "runs";
    }

    @Override
    public int encoding() {
        return ENCODING;
    }

    @Override
    public EncoderTraits traits() {
        return new EncoderTraits(Loss.NEVER, Memory.NONE, MAX_WIDTH, MAX_PIXELS);
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) throws PluginException {
        return new RunsEncoder(options.integer("longest", 256, 1, 256));
    }
}
