package oriel.launcher.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.launcher.tls.TlsFolder;
import oriel.transport.tls.CertificateAuthority;
import oriel.transport.tls.PemFile;
import oriel.transport.tls.ServerKey;

/** When a certificate is got, and what becomes of it. */
class AcmeRenewalTest {

    private static final String DOMAIN = "screen.example.org";
    private static final String SERVER = "https://acme.example/dir";
    private static final Instant START = Instant.parse("2027-01-31T12:00:00Z");
    private static final Duration LATER = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private final CertificateAuthority authority = CertificateAuthority.make("test", START);
    private final Clock clock = mock(Clock.class);
    private Instant now = START;
    private Optional<String> refusal = Optional.empty();
    private String certified = DOMAIN;
    private int issued;

    @BeforeEach
    void startTheClock() {
        when(clock.instant()).thenAnswer(asked -> now);
    }

    private AcmePlan plan(String server, String domain) {
        return new AcmePlan(URI.create(server), domain, Optional.empty(), TlsFolder.in(folder));
    }

    private AcmePlan plan() {
        return plan(SERVER, DOMAIN);
    }

    private ServerKey issue() throws IOException {
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
        issued++;
        return authority.certify(List.of(certified), List.of(), now);
    }

    /** What a process does that has just been started. */
    private Duration step(AcmePlan plan) throws InterruptedException {
        return new AcmeRenewal(plan, this::issue, clock).step();
    }

    private ServerKey kept() throws IOException {
        Path file = folder.resolve("tls/acme.pem");
        return PemFile.read(file, file);
    }

    private Instant end() throws IOException {
        return kept().certificate().getNotAfter().toInstant();
    }

    @Test
    void getsOneWhereThereIsNoneAndKeepsItForItsUserAlone() throws Exception {
        assertEquals(LATER, step(plan()));
        assertEquals(authority.self().certificate(), kept().chain().get(1));
        for (String name : List.of("acme.pem", "acme.properties")) {
            Path file = folder.resolve("tls/" + name);
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertEquals(LATER, step(plan()));
        assertEquals(1, issued, "there is one");
        assertEquals(Optional.empty(), AcmeRenewal.lastFailure(plan()));
    }

    @Test
    void getsAnotherOneWhenAThirdOfItsLifeIsLeft() throws Exception {
        step(plan());
        Instant end = end();
        Instant begin = kept().certificate().getNotBefore().toInstant();
        now = end.minus(Duration.between(begin, end).dividedBy(3)).minusSeconds(1);
        step(plan());
        assertEquals(1, issued);
        now = now.plusSeconds(1);
        step(plan());
        assertEquals(2, issued);
        assertTrue(end().isAfter(end));
    }

    @Test
    void getsAnotherOneForAnotherNameOrFromAnotherServer() throws Exception {
        step(plan());
        certified = "desk.example.org";
        step(plan(SERVER, certified));
        assertEquals(2, issued);
        step(plan("https://other.example/dir", certified));
        assertEquals(3, issued);
    }

    @Test
    void whatIsBrokenIsReplaced() throws Exception {
        step(plan());
        Files.writeString(folder.resolve("tls/acme.pem"), "broken");
        step(plan());
        assertEquals(2, issued);
        Files.writeString(folder.resolve("tls/acme.properties"), "failures=many");
        step(plan());
        assertEquals(3, issued);
    }

    @Test
    void pausesLongerAfterEachFailureAndGoesOnWithWhatIsThere() throws Exception {
        step(plan());
        String first = kept().fingerprint();
        now = end();
        refusal = Optional.of("\u001b[31mno such page");
        for (int minutes : new int[] {1, 2, 4, 8, 16}) {
            assertEquals(Duration.ofMinutes(minutes), step(plan()), "also in the next process");
        }
        assertEquals(first, kept().fingerprint());
        assertEquals(
                Optional.of("\\u001b[31mno such page; next try after " + now.plus(Duration.ofMinutes(16))),
                AcmeRenewal.lastFailure(plan()));
        for (int i = 0; i < 20; i++) {
            step(plan());
        }
        assertEquals(Duration.ofMinutes(2048), step(plan()), "not for ever");
    }

    @Test
    void aSuccessForgetsTheFailures() throws Exception {
        refusal = Optional.of("no such page");
        step(plan());
        step(plan());
        refusal = Optional.empty();
        assertEquals(LATER, step(plan()));
        assertEquals(Optional.empty(), AcmeRenewal.lastFailure(plan()));
        now = end();
        refusal = Optional.of("no such page");
        assertEquals(Duration.ofMinutes(1), step(plan()));
    }

    @Test
    void oneForAnotherNameIsAFailure() throws Exception {
        certified = "other.example.org";
        assertEquals(Duration.ofMinutes(1), step(plan()));
        assertTrue(AcmeRenewal.lastFailure(plan()).isPresent());
    }
}
