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
     * Makes the encoder of one viewer; if it is stateless, of any number of viewers.
     *
     * @throws PluginException if it cannot work with these options
     */
    RectEncoder create(Options options) throws PluginException;
}
