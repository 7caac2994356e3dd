package oriel.launcher.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.transport.tls.CertificateAuthority;
import oriel.transport.tls.PemFile;
import oriel.transport.tls.ServerKey;

/** A certificate that comes while the server runs. */
class IssuedCertificateTest {

    @TempDir
    Path folder;

    private final CertificateAuthority authority = CertificateAuthority.make("Oriel", Instant.EPOCH);
    private final ServerKey own = authority.certify(List.of("own"), List.of(), Instant.EPOCH);
    private final ServerKey issued = authority.certify(List.of("issued"), List.of(), Instant.EPOCH);

    @Test
    void countsAsSoonAsItIsThereAndSound() throws IOException {
        Path file = folder.resolve("acme.pem");
        IssuedCertificate certificate = new IssuedCertificate(file, () -> own);
        assertEquals(own, certificate.get());
        Files.writeString(file, PemFile.text(issued.chain()));
        assertEquals(own, certificate.get(), "without its key it is of no use");
        Files.writeString(file, PemFile.text(issued.chain()) + PemFile.text(issued.key()));
        assertEquals(issued.fingerprint(), certificate.get().fingerprint());
        Files.delete(file);
        assertEquals(issued.fingerprint(), certificate.get().fingerprint(), "the last good one");
    }
}
