package oriel.testkit;

import oriel.client.RectDecoder;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.RectEncoder;
import oriel.encoding.ZlibStreams;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/**
 * An encoder, the streams of a viewer and that viewer's decoder: what lasts as long as a connection.
 *
 * @param encoder makes rectangles
 * @param streams they go through
 * @param decoder reads them
 */
public record EncoderLine(RectEncoder encoder, ZlibStreams streams, RectDecoder decoder) implements AutoCloseable {

    /** A new line with an encoder of {@code provider} without options. */
    public static EncoderLine of(EncoderProvider provider, EncoderTools tools, RectDecoder decoder)
            throws PluginException {
        return new EncoderLine(provider.create(Options.none("test"), tools), new ZlibStreams(tools.deflate()), decoder);
    }

    /** Appends what goes on the wire after a rectangle's header. */
    public void encode(Framebuffer picture, Rect rect, EncodeSettings settings, WireBuffer out) {
        EncodedRect encoded = new EncodedRect();
        encoder.encode(picture, rect, settings, encoded);
        streams.write(encoded, out);
    }

    @Override
    public void close() {
        encoder.close();
        streams.close();
    }
}
