package oriel.security;

import java.io.IOException;
import java.util.Optional;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.Provider;

/** Offers one security type. */
public interface SecurityTypeProvider extends Provider {

    /**
     * Makes the type.
     *
     * @param tools what it may use, among it who may come in
     * @throws PluginException if it cannot work with these options or these tools
     */
    SecurityType create(Options options, SecurityTools tools) throws PluginException;

    /**
     * What viewers show of the key by which they know this server, if there is one already; nothing is made. The same text
     * as {@link SecurityType#fingerprint}.
     *
     * @throws IOException if what is kept cannot be read, or is no key
     */
    default Optional<String> fingerprint(SecretStorage secrets) throws IOException {
        return Optional.empty();
    }
}
