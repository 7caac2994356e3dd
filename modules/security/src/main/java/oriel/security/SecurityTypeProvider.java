package oriel.security;

import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.Provider;

/** Offers one security type. */
public interface SecurityTypeProvider extends Provider {

    /**
     * Makes the type.
     *
     * @param authenticator knows who may come in
     * @throws PluginException if it cannot work with these options or this authenticator
     */
    SecurityType create(Options options, Authenticator authenticator) throws PluginException;
}
