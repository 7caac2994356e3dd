package oriel.transport.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Certificates that others can check against an authority that they trust. */
class CertificateAuthorityTest {

    private static final Instant NOW = Instant.parse("2049-12-31T23:30:00Z");

    private final CertificateAuthority authority = CertificateAuthority.make("Oriel on hall", NOW);

    private ServerKey certified() throws Exception {
        return authority.certify(
                List.of("hall", "hall.local"),
                List.of(InetAddress.getByName("192.0.2.7"), InetAddress.getByName("2001:db8::7")),
                NOW);
    }

    private static void check(X509Certificate certificate, X509Certificate trusted, Instant when) throws Exception {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(trusted, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(when));
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(List.of(certificate)), parameters);
    }

    @Test
    void areAcceptedByWhoeverTrustsTheAuthority() throws Exception {
        ServerKey server = certified();
        assertEquals(List.of(server.certificate(), authority.self().certificate()), server.chain());
        check(server.certificate(), authority.self().certificate(), NOW);
        check(server.certificate(), authority.self().certificate(), NOW.plus(Duration.ofDays(396)));
    }

    @Test
    void areRefusedLaterAndByWhoeverTrustsAnother() throws Exception {
        X509Certificate certificate = certified().certificate();
        X509Certificate trusted = authority.self().certificate();
        assertThrows(
                CertPathValidatorException.class, () -> check(certificate, trusted, NOW.plus(Duration.ofDays(398))));
        X509Certificate other =
                CertificateAuthority.make("Oriel on hall", NOW).self().certificate();
        assertThrows(CertPathValidatorException.class, () -> check(certificate, other, NOW));
    }

    @Test
    void nameTheServer() throws Exception {
        X509Certificate certificate = certified().certificate();
        assertEquals("CN=hall", certificate.getSubjectX500Principal().getName());
        assertEquals(
                Set.of("2 hall", "2 hall.local", "7 192.0.2.7", "7 2001:db8:0:0:0:0:0:7"),
                certificate.getSubjectAlternativeNames().stream()
                        .map(name -> name.get(0) + " " + name.get(1))
                        .collect(Collectors.toSet()));
    }

    @Test
    void areOfAServerAloneAndTheAuthorityIsNone() throws Exception {
        X509Certificate server = certified().certificate();
        X509Certificate own = authority.self().certificate();
        assertEquals(-1, server.getBasicConstraints());
        assertTrue(server.getKeyUsage()[0]);
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), server.getExtendedKeyUsage());
        assertEquals(0, own.getBasicConstraints());
        assertTrue(own.getKeyUsage()[5]);
        assertNotEquals(server.getSerialNumber(), certified().certificate().getSerialNumber());
    }

    @Test
    void haveAFingerprintAsBrowsersShowIt() throws Exception {
        assertTrue(certified().fingerprint().matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"));
    }
}
