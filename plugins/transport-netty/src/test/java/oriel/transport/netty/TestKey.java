package oriel.transport.netty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import oriel.transport.TlsSettings;
import oriel.transport.TlsSettings.Cleartext;
import oriel.transport.tls.CertificateAuthority;
import oriel.transport.tls.ServerKey;
import oriel.transport.tls.TlsEngines;

/** A certificate for 127.0.0.1 and localhost, and peers that trust it. */
final class TestKey {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.make("tests", Instant.now());

    static final ServerKey SERVER =
            AUTHORITY.certify(List.of("localhost"), List.of(InetAddress.getLoopbackAddress()), Instant.now());

    private static final SSLContext CONTEXT = TlsEngines.context(() -> SERVER);

    private TestKey() {}

    static Optional<TlsSettings> tls(Cleartext cleartext) {
        return Optional.of(new TlsSettings(() -> CONTEXT, cleartext, false));
    }

    static Optional<TlsSettings> strict() {
        return Optional.of(new TlsSettings(() -> CONTEXT, Cleartext.NOBODY, true));
    }

    /** What trusts the authority and nobody else. */
    static SSLContext client() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("own", AUTHORITY.self().certificate());
            TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Speaks TLS over a socket that is open; closing it closes both. */
    static SSLSocket over(Socket plain, String... protocols) throws IOException {
        SSLSocket socket =
                (SSLSocket) client().getSocketFactory().createSocket(plain, "127.0.0.1", plain.getPort(), true);
        socket.setSoTimeout(5000);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        socket.startHandshake();
        return socket;
    }
}
