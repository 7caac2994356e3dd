package oriel.launcher.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.transport.tls.CertificateAuthority;
import oriel.transport.tls.PemFile;
import oriel.transport.tls.ServerKey;

/** A certificate that somebody else renews while the server runs. */
class CertificateFilesTest {

    @TempDir
    Path folder;

    private final CertificateAuthority authority = CertificateAuthority.make("Oriel", Instant.EPOCH);
    private final ServerKey first = authority.certify(List.of("a"), List.of(), Instant.EPOCH);
    private final ServerKey second = authority.certify(List.of("a-longer-name"), List.of(), Instant.EPOCH);
    private long nanos;

    private void writeCertificate(ServerKey key) throws IOException {
        Files.writeString(folder.resolve("cert.pem"), PemFile.text(key.chain()));
    }

    private void writeKey(ServerKey key) throws IOException {
        Files.writeString(folder.resolve("key.pem"), PemFile.text(key.key()));
    }

    private CertificateFiles files() throws IOException {
        return new CertificateFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"), () -> nanos);
    }

    @Test
    void isReadAnewWhenItHasChangedOnceASecondAtMost() throws IOException {
        writeCertificate(first);
        writeKey(first);
        CertificateFiles files = files();
        writeKey(second);
        writeCertificate(second);
        assertEquals(first, files.get());
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertEquals(second, files.get());
    }

    @Test
    void staysTheOldOneWhileTheFilesDoNotBelongTogetherOrAreGone() throws IOException {
        writeCertificate(first);
        writeKey(first);
        CertificateFiles files = files();
        writeCertificate(second);
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertEquals(first, files.get());
        Files.delete(folder.resolve("key.pem"));
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertEquals(first, files.get());
        writeKey(second);
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertEquals(second, files.get());
    }

    @Test
    void mustBeGoodAtTheStart() throws IOException {
        writeCertificate(first);
        writeKey(second);
        assertThrows(IOException.class, this::files);
    }
}
