package oriel.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import oriel.client.DecoderProvider;
import oriel.client.Decoders;
import oriel.client.RectDecoder;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Options;
import oriel.rfb.Encodings;
import oriel.testkit.Parts;

/**
 * A third party's encoder, which does what a test wants, with a decoder that reads Raw.
 *
 * @param encoding its number
 * @param stateless what its traits say
 * @param encoder what it does
 * @param made how many encoders were made
 */
record OddEncoder(int encoding, boolean stateless, RectEncoder encoder, AtomicInteger made)
        implements EncoderProvider, DecoderProvider {

    OddEncoder(int encoding, boolean stateless, RectEncoder encoder) {
        this(encoding, stateless, encoder, new AtomicInteger());
    }

    /** One that writes what Raw writes, in the viewer's format of 32 bits. */
    static OddEncoder sound(int encoding) {
        return new OddEncoder(encoding, true, raw());
    }

    static RectEncoder raw() {
        try {
            return Parts.onlyEncoder("raw").get(0).provider().create(Options.none("raw"), EncoderTools.BASIC);
        } catch (oriel.plugin.PluginException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String name() {
        return "odd" + encoding;
    }

    @Override
    public EncoderTraits traits() {
        return new EncoderTraits(Loss.NEVER, stateless ? Memory.NONE : Memory.VIEWER, 1 << 14, 1 << 14);
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) {
        made.incrementAndGet();
        return encoder;
    }

    @Override
    public RectDecoder create() {
        return Decoders.of(Encodings.RAW).orElseThrow();
    }

    /** What a viewer needs to see it. */
    oriel.client.ViewerOptions viewer() {
        return new oriel.client.ViewerOptions(
                Optional.empty(), true, java.time.Duration.ofSeconds(10), Decoders.with(List.of(this)));
    }
}
