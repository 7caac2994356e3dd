package oriel.security.rsaaes;

import java.io.IOException;
import java.util.Optional;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.SecretStorage;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.security.SecurityTypeProvider;

/** Lets in by RA2 (5): a password, and a session encrypted with AES of 128 bits. */
public final class Ra2Provider implements SecurityTypeProvider {

    /** For ServiceLoader, and for programs that embed the server. */
    public Ra2Provider() {}

    @Override
    public String name() {
        return "ra2";
    }

    @Override
    public SecurityType create(Options options, SecurityTools tools) throws PluginException {
        return RsaAes.create(Variant.RA2, tools);
    }

    @Override
    public Optional<String> fingerprint(SecretStorage secrets) throws IOException {
        return KeptKey.fingerprint(secrets);
    }
}
