package oriel.launcher.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.testkit.Programs;
import oriel.transport.tls.ServerKey;

/** The certificate that is made once and kept for as long as it is good. */
class OwnCertificateTest {

    private static final Instant NOW = Instant.parse("2030-05-01T12:00:00Z");

    @TempDir
    Path state;

    private MachineNames names = called("192.0.2.7");
    private Instant now = NOW;

    private static MachineNames called(String address) {
        try {
            return new MachineNames(List.of("hall", "localhost"), Set.of(InetAddress.getByName(address)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As after a restart. */
    private ServerKey certificate() {
        return new OwnCertificate(TlsFolder.in(state), () -> names, Clock.fixed(now, ZoneOffset.UTC)).get();
    }

    @Test
    void isKept() {
        ServerKey first = certificate();
        now = NOW.plus(Duration.ofDays(300));
        assertEquals(first, certificate());
    }

    @Test
    void isMadeAnewAMonthBeforeItsEndByTheSameAuthority() {
        ServerKey first = certificate();
        now = NOW.plus(Duration.ofDays(370));
        ServerKey second = certificate();
        assertNotEquals(first.certificate(), second.certificate());
        assertEquals(first.chain().get(1), second.chain().get(1));
        assertEquals(
                now.plus(Duration.ofDays(397)),
                second.certificate().getNotAfter().toInstant());
    }

    @Test
    void isMadeAnewWhereTheMachineHasAnotherAddress() {
        ServerKey first = certificate();
        names = called("192.0.2.8");
        ServerKey second = certificate();
        assertNotEquals(first, second);
        assertEquals(List.of("hall", "localhost", "192.0.2.8"), MachineNames.namesOf(second.certificate()));
    }

    @Test
    void hasAnotherAuthorityWhereTheOldOneWouldEndFirst() {
        ServerKey first = certificate();
        now = NOW.plus(Duration.ofDays(3650 - 390));
        assertNotEquals(first.chain().get(1), certificate().chain().get(1));
    }

    @Test
    void isOfItsOwnerAlone() throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Programs.leaveOut("this system has no modes of files");
        }
        certificate();
        Path folder = state.resolve("tls");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".pem")).toList()) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
    }

    @Test
    void isOneForTwoThatStartAtTheSameTime() {
        List<ServerKey> both =
                Stream.of(1, 2).parallel().map(each -> certificate()).toList();
        assertEquals(both.get(0), both.get(1));
    }

    @Test
    void failsWithTheReasonWhereTheFolderCannotBeHad() throws IOException {
        Files.writeString(state.resolve("tls"), "a file is in the way");
        UncheckedIOException e = assertThrows(UncheckedIOException.class, this::certificate);
        assertTrue(e.getCause().getMessage().contains(state.resolve("tls").toString()), e.toString());
    }
}
