package oriel.encoding.jpeg;

import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.JpegProvider;
import oriel.encoding.RectEncoder;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Encodings;

/** Offers JPEG: rfbproto "JPEG Encoding". It needs something that makes JPEG images. */
public final class JpegEncoderProvider implements EncoderProvider {

    /** What the JPEG libraries take at most, of the 65535 that the format has. */
    private static final int MAX_SIDE = 65_500;

    /**
     * Rectangles of 128 rows of a usual screen: an image's tables, some 600 bytes, weigh little in them; the pixels fit in a
     * processor's cache; and a large update has enough of them to share among processors.
     */
    private static final EncoderTraits TRAITS =
            new EncoderTraits(Loss.ALWAYS, Memory.NONE, MAX_SIDE, MAX_SIDE, 1 << 18);

    /** For ServiceLoader, and for programs that embed the server. */
    public JpegEncoderProvider() {}

    @Override
    public String name() {
        return "jpeg";
    }

    @Override
    public int encoding() {
        return Encodings.JPEG;
    }

    @Override
    public EncoderTraits traits() {
        return TRAITS;
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) throws PluginException {
        Configured<JpegProvider> maker = tools.jpeg()
                .orElseThrow(() -> new PluginException(
                        "nothing makes JPEG images here",
                        "oriel plugins, which says what keeps the jpeg plugins from it, and the key jpeg"));
        return new JpegEncoder(maker.provider().open(maker.options()));
    }
}
