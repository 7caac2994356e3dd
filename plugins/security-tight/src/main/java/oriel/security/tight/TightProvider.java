package oriel.security.tight;

import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.Accounts;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.security.SecurityTypeProvider;

/** Lets viewers log in as TightVNC's do: rfbproto "Tight Security Type". */
public final class TightProvider implements SecurityTypeProvider {

    /** For ServiceLoader, and for programs that embed the server. */
    public TightProvider() {}

    @Override
    public String name() {
        return "tight";
    }

    @Override
    public SecurityType create(Options options, SecurityTools tools) throws PluginException {
        if (tools.authenticator() instanceof Accounts accounts && accounts.isEmpty()) {
            throw new PluginException("Tight has nobody to let in", "set a password");
        }
        return new Tight(tools.authenticator());
    }
}
