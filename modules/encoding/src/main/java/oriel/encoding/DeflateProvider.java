package oriel.encoding;

import java.util.Optional;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.Provider;

/** Offers a way to deflate. */
public interface DeflateProvider extends Provider {

    /** Why it cannot be used here; empty if it can. */
    Optional<String> unavailableReason(Options options);

    /** Of those that can be used, the one with the highest comes first. */
    int priority();

    /** The highest level, 1 to 9, that it does better than a faster coder's highest; harder ones go to another provider. */
    int highestLevel();

    /** The same for pixels of 3 bytes each; below 0 if another provider's coder is better at any level. */
    default int highestPixelLevel() {
        return highestLevel();
    }

    /**
     * Makes a coder.
     *
     * @throws PluginException if it cannot work with these options
     */
    DeflateCoder open(Options options) throws PluginException;
}
