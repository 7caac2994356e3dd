package oriel.transport.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What a server proves with that it is the one.
 *
 * @param key secret; of the first certificate
 * @param chain the server's certificate, then each issuer's of the one before; at least one
 */
public record ServerKey(PrivateKey key, List<X509Certificate> chain) {

    /** Copies the chain. */
    public ServerKey {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a key without a certificate");
        }
    }

    /** The server's own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** SHA-256 of the server's certificate, as browsers and viewers show it: 32 pairs of capital hex digits. */
    public String fingerprint() {
        return fingerprint(certificate());
    }

    /** The same of any certificate. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
