package oriel.security.rsaaes;

import java.io.IOException;
import java.util.Optional;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.SecretStorage;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.security.SecurityTypeProvider;

/** Lets in by RA2ne (6): a password that nobody hears, and a session in the clear. */
public final class Ra2neProvider implements SecurityTypeProvider {

    /** For ServiceLoader, and for programs that embed the server. */
    public Ra2neProvider() {}

    @Override
    public String name() {
        return "ra2ne";
    }

    @Override
    public SecurityType create(Options options, SecurityTools tools) throws PluginException {
        return RsaAes.create(Variant.RA2NE, tools);
    }

    @Override
    public Optional<String> fingerprint(SecretStorage secrets) throws IOException {
        return KeptKey.fingerprint(secrets);
    }
}
