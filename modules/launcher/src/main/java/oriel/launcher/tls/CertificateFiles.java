package oriel.launcher.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.config.Quoted;
import oriel.transport.tls.PemFile;
import oriel.transport.tls.ServerKey;

/**
 * A certificate that others keep, and renew while the server runs: its files are looked at whenever it is wanted, once a
 * second at most. While they do not belong together, or cannot be read, the last good one stays. Thread-safe.
 */
final class CertificateFiles implements Supplier<ServerKey> {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateFiles.class);

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path certificate;
    private final Path key;
    private ServerKey current;
    private List<Object> state;
    private final LongSupplier nanos;
    private long lookedNanos;

    /** @throws IOException if they cannot be used now */
    CertificateFiles(Path certificate, Path key) throws IOException {
        this(certificate, key, System::nanoTime);
    }

    CertificateFiles(Path certificate, Path key, LongSupplier nanos) throws IOException {
        this.nanos = nanos;
        this.lookedNanos = nanos.getAsLong();
        this.certificate = certificate;
        this.key = key;
        this.state = state();
        this.current = PemFile.read(certificate, key);
    }

    @Override
    public synchronized ServerKey get() {
        long now = nanos.getAsLong();
        if (now - lookedNanos >= PAUSE_NANOS) {
            lookedNanos = now;
            refresh();
        }
        return current;
    }

    private void refresh() {
        try {
            List<Object> found = state();
            if (!found.equals(state)) {
                state = found;
                current = PemFile.read(certificate, key);
                LOG.info("the certificate {} was read anew, SHA-256 {}", certificate, current.fingerprint());
            }
        } catch (IOException e) {
            LOG.warn("the changed certificate is not used: {}", Quoted.printable(String.valueOf(e.getMessage())));
        }
    }

    /** Changes with the files. */
    private List<Object> state() throws IOException {
        BasicFileAttributes first = Files.readAttributes(certificate, BasicFileAttributes.class);
        BasicFileAttributes second = Files.readAttributes(key, BasicFileAttributes.class);
        return List.of(first.lastModifiedTime(), first.size(), second.lastModifiedTime(), second.size());
    }
}
