package oriel.security;

import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.Provider;

/** Offers one security type. */
public interface SecurityTypeProvider extends Provider {

    /**
     * Makes the type.
     *
     * @throws PluginException if it cannot work with these options or accounts
     */
    SecurityType create(Options options, Accounts accounts) throws PluginException;
}
