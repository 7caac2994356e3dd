package oriel.launcher.acme;

import java.net.URI;
import java.util.Optional;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.TlsKeys;
import oriel.launcher.tls.TlsFolder;

/**
 * What the configuration means for certificates by ACME (RFC 8555).
 *
 * @param server the address of the directory of who certifies
 * @param domain what is certified
 * @param contact a mail address, for what the server may have to say
 * @param folder where all of it is kept
 */
public record AcmePlan(URI server, String domain, Optional<String> contact, TlsFolder folder) {

    private static final String LETS_ENCRYPT = "letsencrypt";
    private static final URI LETS_ENCRYPT_DIRECTORY = URI.create("https://acme-v02.api.letsencrypt.org/directory");

    /** That of a configuration; empty if it wants no such certificate. */
    public static Optional<AcmePlan> of(Configuration configuration) {
        Optional<String> server = configuration.value(TlsKeys.ACME);
        Optional<String> domain = configuration.value(TlsKeys.TLS_DOMAIN);
        if (server.isEmpty()
                || domain.isEmpty()
                || configuration.value(TlsKeys.TLS).equals(TlsKeys.OFF)) {
            return Optional.empty();
        }
        URI address = server.get().equals(LETS_ENCRYPT) ? LETS_ENCRYPT_DIRECTORY : URI.create(server.get());
        TlsFolder folder = TlsFolder.in(configuration.stateFolder());
        return Optional.of(new AcmePlan(address, domain.get(), configuration.value(TlsKeys.ACME_CONTACT), folder));
    }
}
