package oriel.security;

import java.util.Optional;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.Provider;

/** Offers one way to know who may come in, such as the accounts of the system. */
public interface AuthenticatorProvider extends Provider {

    /** Why it cannot be used here, in one line; empty if it can. */
    Optional<String> unavailableReason(Options options);

    /**
     * Makes it. It is never closed, so what it needs for one answer ends with that.
     *
     * @throws PluginException if it cannot work with these options
     */
    Authenticator create(Options options) throws PluginException;
}
