package oriel.launcher.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.cli.PrivateFile;
import oriel.launcher.cli.StartException;
import oriel.transport.tls.CertificateAuthority;
import oriel.transport.tls.PemFile;
import oriel.transport.tls.ServerKey;

/**
 * The certificate that Oriel makes for itself, with the authority that has signed it, in a folder that nobody else may read.
 * It is made anew a month before it ends, or when the machine has got a name or an address that it does not have; the
 * authority stays, so that whoever trusts it is not asked again. Thread-safe, also among processes.
 */
final class OwnCertificate implements Supplier<ServerKey> {

    private static final Logger LOG = LoggerFactory.getLogger(OwnCertificate.class);

    private static final Duration BEFORE_ITS_END = Duration.ofDays(30);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final TlsFolder folder;
    private final Supplier<MachineNames> names;
    private final Clock clock;
    private ServerKey current;
    private Instant lookedAt = Instant.MIN;

    /** @param names by which this machine is called now */
    OwnCertificate(TlsFolder folder, Supplier<MachineNames> names, Clock clock) {
        this.folder = folder;
        this.names = names;
        this.clock = clock;
    }

    /** @throws UncheckedIOException if the folder cannot be written */
    @Override
    public synchronized ServerKey get() {
        Instant now = clock.instant();
        if (current == null || lookedAt.plus(PAUSE).isBefore(now)) {
            lookedAt = now;
            current = current(now);
        }
        return current;
    }

    /** Makes another one, though the one that is there would do. */
    synchronized ServerKey renew() {
        current = alone(() -> made(clock.instant()));
        return current;
    }

    private ServerKey current(Instant now) {
        return alone(() -> {
            if (Files.exists(folder.certificate())) {
                ServerKey found = PemFile.read(folder.certificate(), folder.certificateKey());
                if (isGood(found, now)) {
                    return found;
                }
            }
            return made(now);
        });
    }

    /** Does something while nobody else does it: neither another process, nor another thread of this one. */
    private ServerKey alone(PrivateFile.Work<ServerKey, IOException> work) {
        try {
            folder.create();
            return PrivateFile.alone(folder.lock(), work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (StartException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    private boolean isGood(ServerKey found, Instant now) {
        Instant end = found.certificate().getNotAfter().toInstant();
        return end.isAfter(now.plus(BEFORE_ITS_END)) && names.get().areIn(found.certificate());
    }

    private ServerKey made(Instant now) throws IOException {
        MachineNames called = names.get();
        ServerKey fresh = authority(now, called).certify(called.hosts(), called.addresses(), now);
        write(folder.certificateKey(), PemFile.text(fresh.key()));
        write(folder.certificate(), PemFile.text(fresh.chain()));
        LOG.info(
                "made a certificate of its own for {}, SHA-256 {}",
                called.hosts().get(0),
                fresh.fingerprint());
        return fresh;
    }

    private CertificateAuthority authority(Instant now, MachineNames called) throws IOException {
        if (Files.exists(folder.authority())) {
            CertificateAuthority found =
                    new CertificateAuthority(PemFile.read(folder.authority(), folder.authorityKey()));
            if (found.self().certificate().getNotAfter().toInstant().isAfter(now.plus(Duration.ofDays(400)))) {
                return found;
            }
        }
        CertificateAuthority fresh =
                CertificateAuthority.make("Oriel on " + called.hosts().get(0), now);
        write(folder.authorityKey(), PemFile.text(fresh.self().key()));
        write(folder.authority(), PemFile.text(fresh.self().chain()));
        return fresh;
    }

    private static void write(Path file, String text) throws IOException {
        try {
            PrivateFile.replace(file, text.getBytes(StandardCharsets.US_ASCII));
        } catch (StartException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
