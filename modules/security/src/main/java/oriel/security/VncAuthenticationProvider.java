package oriel.security;

import oriel.plugin.Options;
import oriel.plugin.PluginException;

/** Lets in who knows a password: VNC authentication of RFC 6143 section 7.2.2. */
public final class VncAuthenticationProvider implements SecurityTypeProvider {

    /** For ServiceLoader, and for programs that embed the server. */
    public VncAuthenticationProvider() {}

    @Override
    public String name() {
        return "vnc";
    }

    @Override
    public SecurityType create(Options options, SecurityTools tools) throws PluginException {
        if (!tools.authenticator().knowsSecrets()) {
            throw new PluginException("VNC authentication has no password", "set a password");
        }
        return new VncAuthentication(tools.authenticator());
    }
}
