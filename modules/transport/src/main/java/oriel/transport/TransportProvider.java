package oriel.transport;

import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.Provider;

/** Offers one way for viewers to reach the server. */
public interface TransportProvider extends Provider {

    /**
     * Makes a transport that does not listen yet.
     *
     * @param settings where to listen, and the bounds for peers
     * @param options the provider's own section
     * @param pages what a browser may read; asked from any thread
     * @throws PluginException if it cannot work with these settings
     */
    Transport create(TransportSettings settings, Options options, HttpPages pages) throws PluginException;
}
