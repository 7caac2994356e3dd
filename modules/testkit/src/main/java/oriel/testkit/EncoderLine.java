package oriel.testkit;

import oriel.client.RectDecoder;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.encoding.ZlibStreams;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/** An encoder, the streams of a viewer and that viewer's decoder: what lasts as long as a connection. */
public final class EncoderLine implements AutoCloseable {

    private final EncoderTraits traits;
    private final RectEncoder encoder;
    private final ZlibStreams streams;
    private final RectDecoder decoder;
    private Rect last = Rect.EMPTY;

    private EncoderLine(EncoderTraits traits, RectEncoder encoder, ZlibStreams streams, RectDecoder decoder) {
        this.traits = traits;
        this.encoder = encoder;
        this.streams = streams;
        this.decoder = decoder;
    }

    /** A new line with an encoder of {@code provider} without options. */
    public static EncoderLine of(EncoderProvider provider, EncoderTools tools, RectDecoder decoder)
            throws PluginException {
        RectEncoder encoder = provider.create(Options.none("test"), tools);
        return new EncoderLine(provider.traits(), encoder, new ZlibStreams(tools.deflate()), decoder);
    }

    /** Makes rectangles. */
    public RectEncoder encoder() {
        return encoder;
    }

    /** Reads rectangles. */
    public RectDecoder decoder() {
        return decoder;
    }

    /** Appends what goes on the wire after a rectangle's header. */
    public void encode(Framebuffer picture, Rect rect, EncodeSettings settings, WireBuffer out) {
        encode(picture, rect, settings, new EncodedRect(), out);
    }

    /** The same after what is in {@code encoded}. An encoder that remembers a rectangle is reset for another. */
    void encode(Framebuffer picture, Rect rect, EncodeSettings settings, EncodedRect encoded, WireBuffer out) {
        if (traits.memory() == Memory.RECTANGLE && !rect.equals(last)) {
            encoder.reset();
        }
        last = rect;
        encoder.encode(picture, rect, settings, encoded);
        streams.write(encoded, out);
    }

    @Override
    public void close() {
        encoder.close();
        streams.close();
    }
}
