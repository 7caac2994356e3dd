package oriel.encoding;

import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.Provider;

/** Offers the encoder of one encoding. */
public interface EncoderProvider extends Provider {

    /** Its number in SetEncodings. */
    int encoding();

    /** What the server must know to use it. */
    EncoderTraits traits();

    /**
     * Makes an encoder: of one viewer, or if it is stateless of any number of viewers, one after the other.
     *
     * @param options its own section
     * @param tools what it may use besides
     * @throws PluginException if it cannot work with these options
     */
    RectEncoder create(Options options, EncoderTools tools) throws PluginException;
}
