package oriel.security.mslogon;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.security.SecurityTypeProvider;

/** Lets in by MSLogonII (113), as UltraVNC's viewers do: for those that know nothing better. */
public final class MsLogon2Provider implements SecurityTypeProvider {

    private static final Logger LOG = LoggerFactory.getLogger(MsLogon2Provider.class);

    /** For ServiceLoader, and for programs that embed the server. */
    public MsLogon2Provider() {}

    @Override
    public String name() {
        return "mslogon2";
    }

    @Override
    public SecurityType create(Options options, SecurityTools tools) throws PluginException {
        if (tools.authenticator().admitsEverybody()) {
            throw new PluginException("mslogon2 asks for a password, and everybody may come in", "set a password");
        }
        LOG.warn(
                "the security type mslogon2 is weak: whoever listens works out name and password in no time, and sees the"
                        + " screen and what is typed; use vencrypt or ra2_256 for viewers that know them");
        return new MsLogon2(tools.authenticator());
    }
}
