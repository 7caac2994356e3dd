package oriel.security;

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
}
