package oriel.encoding;

import java.util.Optional;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.Provider;

/** Offers a way to make JPEG images. */
public interface JpegProvider extends Provider {

    /** Why it cannot be used here; empty if it can. */
    Optional<String> unavailableReason(Options options);

    /** Of those that can be used, the one with the highest is taken. */
    int priority();

    /**
     * Makes a coder.
     *
     * @throws PluginException if it cannot work with these options
     */
    JpegCoder open(Options options) throws PluginException;
}
