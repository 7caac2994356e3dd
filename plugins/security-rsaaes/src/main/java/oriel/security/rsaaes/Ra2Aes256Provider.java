package oriel.security.rsaaes;

import java.io.IOException;
import java.util.Optional;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.SecretStorage;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.security.SecurityTypeProvider;

/** Lets in by RA2_256 (129): a password, and a session encrypted with AES of 256 bits. */
public final class Ra2Aes256Provider implements SecurityTypeProvider {

    /** For ServiceLoader, and for programs that embed the server. */
    public Ra2Aes256Provider() {}

    @Override
    public String name() {
        return "ra2_256";
    }

    @Override
    public SecurityType create(Options options, SecurityTools tools) throws PluginException {
        return RsaAes.create(Variant.RA2_256, tools);
    }

    @Override
    public Optional<String> fingerprint(SecretStorage secrets) throws IOException {
        return KeptKey.fingerprint(secrets);
    }
}
