package oriel.launcher.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.config.Quoted;
import oriel.transport.tls.ServerKey;

/**
 * A certificate that the server gets while it runs: as soon as its file is there, that counts; until then another one.
 * Thread-safe.
 */
final class IssuedCertificate implements Supplier<ServerKey> {

    private static final Logger LOG = LoggerFactory.getLogger(IssuedCertificate.class);

    private final Path file;
    private final Supplier<ServerKey> otherwise;
    private CertificateFiles files;
    private boolean complained;

    /** @param file of the chain and its key */
    IssuedCertificate(Path file, Supplier<ServerKey> otherwise) {
        this.file = file;
        this.otherwise = otherwise;
    }

    @Override
    public synchronized ServerKey get() {
        if (files == null && Files.exists(file)) {
            open();
        }
        return files == null ? otherwise.get() : files.get();
    }

    private void open() {
        try {
            files = new CertificateFiles(file, file);
        } catch (IOException e) {
            if (!complained) {
                LOG.warn("the certificate is not used: {}", Quoted.printable(String.valueOf(e.getMessage())));
            }
            complained = true;
        }
    }
}
