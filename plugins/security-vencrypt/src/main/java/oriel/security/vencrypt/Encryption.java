package oriel.security.vencrypt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import oriel.transport.tls.TlsEngines;

/**
 * What this server can encrypt with.
 *
 * @param certified has the server's certificate; see {@link oriel.security.SecurityTools}
 * @param anonymous has none
 */
record Encryption(Optional<Supplier<SSLContext>> certified, Optional<SSLContext> anonymous) {

    /**
     * 1.3 sends tickets for a next time behind its handshake (NewSessionTicket, RFC 8446 section 4.6.1), and TigerVNC's viewer
     * (1.12) that reads one together with what follows waits for ever for what it has.
     */
    private static final String[] PROTOCOLS = {"TLSv1.2"};

    /** True if there is anything for a cover. */
    boolean has(Cover cover) {
        return switch (cover) {
            case LINE -> true;
            case X509 -> certified.isPresent();
            case ANONYMOUS -> anonymous.isPresent();
        };
    }

    /**
     * An engine for one viewer.
     *
     * @return empty for {@link Cover#LINE}
     * @throws IOException if there is no certificate after all
     */
    Optional<SSLEngine> engine(Cover cover) throws IOException {
        try {
            return switch (cover) {
                case LINE -> Optional.empty();
                case X509 -> certified.map(Supplier::get).map(Encryption::server);
                case ANONYMOUS -> anonymous.map(AnonymousTls::server);
            };
        } catch (UncheckedIOException e) {
            throw new IOException("there is no certificate to show", e.getCause());
        }
    }

    private static SSLEngine server(SSLContext context) {
        SSLEngine engine = TlsEngines.server(context);
        engine.setEnabledProtocols(PROTOCOLS);
        return engine;
    }
}
