package oriel.security.appledh;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.security.SecurityTypeProvider;

/** Lets in by Diffie-Hellman (30), as Apple's viewers do: for those that know nothing better. */
public final class AppleDhProvider implements SecurityTypeProvider {

    private static final Logger LOG = LoggerFactory.getLogger(AppleDhProvider.class);

    /** For ServiceLoader, and for programs that embed the server. */
    public AppleDhProvider() {}

    @Override
    public String name() {
        return "appledh";
    }

    @Override
    public SecurityType create(Options options, SecurityTools tools) throws PluginException {
        if (tools.authenticator().admitsEverybody()) {
            throw new PluginException("appledh asks for a password, and everybody may come in", "set a password");
        }
        LOG.warn(
                "the security type appledh is weak: it encrypts only name and password, does not prove the server, and"
                        + " leaves the screen and what is typed in the clear; use vencrypt or ra2_256 for viewers that know them");
        return new AppleDh(tools.authenticator());
    }
}
