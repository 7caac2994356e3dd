package oriel.client;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import oriel.rfb.ProtocolException;
import oriel.transport.Connection;
import oriel.transport.tls.ServerKey;
import oriel.transport.tls.TlsConnection;
import oriel.transport.tls.TlsEngines;

/** Whom a viewer takes for the server that it wants: by authorities and the server's name, or by one certificate. Immutable. */
public final class TlsTrust {

    /** No server is trusted. */
    public static final TlsTrust NOBODY = new TlsTrust("", (chain, type, engine) -> {
        throw new CertificateException("this viewer was not told whom to trust");
    });

    private static final Pattern FINGERPRINT = Pattern.compile("([0-9A-F]{2}:){31}[0-9A-F]{2}");

    /** Throws if a chain is not the wanted server's. */
    @FunctionalInterface
    private interface Judge {
        void check(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException;
    }

    private final String host;
    private final Judge judge;

    private TlsTrust(String host, Judge judge) {
        this.host = host;
        this.judge = judge;
    }

    /** A server whose certificate for that name, or address, comes from an authority that this Java knows. */
    public static TlsTrust known(String host) {
        return new TlsTrust(
                host, (chain, type, engine) -> authorities(Optional.empty()).check(chain, type, engine)); // a slow list
    }

    /** A server whose certificate for that name, or address, is one of these or comes from one of these. */
    public static TlsTrust of(String host, List<X509Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry(Integer.toString(store.size()), authority);
            }
            return new TlsTrust(host, authorities(Optional.of(store)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("authorities that cannot be used", e);
        }
    }

    /**
     * The server that has one certificate, whatever its name.
     *
     * @param sha256 32 pairs of hex digits with colons
     * @throws IllegalArgumentException if that is something else
     */
    public static TlsTrust fingerprint(String sha256) {
        String wanted = sha256.strip().toUpperCase(Locale.ROOT);
        if (!FINGERPRINT.matcher(wanted).matches()) {
            throw new IllegalArgumentException("a SHA-256 is 32 pairs of hex digits with colons");
        }
        return new TlsTrust("", (chain, type, engine) -> {
            if (!ServerKey.fingerprint(chain[0]).equals(wanted)) {
                throw new CertificateException("its certificate has another SHA-256");
            }
        });
    }

    private static Judge authorities(Optional<KeyStore> store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store.orElse(null));
            X509ExtendedTrustManager manager = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
            return manager::checkServerTrusted;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java judges no certificates", e);
        }
    }

    /**
     * Encrypts a connection.
     *
     * @return owns {@code connection}
     * @throws UnknownServerException if the server is not trusted
     */
    Connection over(Connection connection) throws IOException {
        Seen seen = new Seen(judge);
        try {
            return TlsConnection.negotiate(connection, TlsEngines.client(seen, host));
        } catch (ProtocolException e) {
            throw seen.refusal().orElse(e);
        }
    }

    /** Judges for one handshake, and remembers what it has refused. */
    private static final class Seen extends ServerJudge {

        private final Judge judge;
        private UnknownServerException refused;

        Seen(Judge judge) {
            this.judge = judge;
        }

        Optional<IOException> refusal() {
            return Optional.ofNullable(refused);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            try {
                judge.check(chain, type, engine);
            } catch (CertificateException e) {
                refused = new UnknownServerException(e.getMessage(), ServerKey.fingerprint(chain[0]));
                throw e;
            }
        }
    }
}
