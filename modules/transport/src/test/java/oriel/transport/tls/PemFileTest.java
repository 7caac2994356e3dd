package oriel.transport.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others wrote is read, and what cannot be read is named with its reason. */
class PemFileTest {

    /** PKCS #8 of a key on P-256 is so much longer at its beginning than the form that OpenSSL calls EC PRIVATE KEY. */
    private static final int HEAD = 28;

    @TempDir
    Path folder;

    private final ServerKey server =
            CertificateAuthority.make("Oriel", Instant.EPOCH).certify(List.of("hall"), List.of(), Instant.EPOCH);
    private Path certificate;
    private Path key;

    @BeforeEach
    void write() throws IOException {
        certificate = Files.writeString(folder.resolve("chain.pem"), PemFile.text(server.chain()));
        key = Files.writeString(folder.resolve("key.pem"), PemFile.text(server.key()));
    }

    private String complaint(Path certificates, Path secret) {
        return assertThrows(IOException.class, () -> PemFile.read(certificates, secret))
                .getMessage()
                .replace(folder + "/", "");
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        assertEquals(server, PemFile.read(certificate, key));
    }

    @Test
    void isReadWithWordsAroundAndBothInOneFile() throws IOException {
        String both = "Bag Attributes\n  friendlyName: hall\n" + PemFile.text(server.key())
                + PemFile.text(server.chain()).replace("\n", "\r\n");
        Path file = Files.writeString(folder.resolve("both.pem"), both);
        assertEquals(server, PemFile.read(file, file));
    }

    @Test
    void isReadInTheFormThatOmitsTheAlgorithm() throws IOException {
        byte[] whole = server.key().getEncoded();
        byte[] bare = Arrays.copyOfRange(whole, HEAD, whole.length);
        Files.writeString(
                key,
                "-----BEGIN EC PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(bare)
                        + "\n-----END EC PRIVATE KEY-----\n");
        assertEquals(server, PemFile.read(certificate, key));
    }

    @Test
    void isRefusedWhereTheKeyIsAnothers() throws IOException {
        ServerKey other = CertificateAuthority.make("Oriel", Instant.EPOCH).self();
        Files.writeString(key, PemFile.text(other.key()));
        assertEquals("key.pem is not the key of the first certificate in chain.pem", complaint(certificate, key));
    }

    @Test
    void isRefusedWhereItIsLocked() throws IOException {
        String locked = Files.readString(key).replace(" PRIVATE", " ENCRYPTED PRIVATE");
        Files.writeString(key, locked);
        assertTrue(complaint(certificate, key).startsWith("key.pem is locked with a passphrase"));
        Files.writeString(
                key,
                "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n"
                        + "-----END EC PRIVATE KEY-----\n");
        assertTrue(complaint(certificate, key).startsWith("key.pem is locked with a passphrase"));
    }

    @Test
    void isRefusedWhereItIsSomethingElse() throws IOException {
        Path words = Files.writeString(folder.resolve("words"), "no more than words");
        assertTrue(complaint(words, key).startsWith("words holds no certificate"));
        assertTrue(complaint(certificate, words).startsWith("words holds no key"));
        Files.writeString(words, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertEquals("words holds a certificate that is broken", complaint(words, key));
        Files.write(words, new byte[(1 << 20) + 1]);
        assertEquals("words is larger than any key or certificate", complaint(words, key));
    }
}
