package oriel.launcher.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.TlsKeys;
import oriel.transport.tls.ServerKey;

/**
 * The server's certificate: the one of the configuration, else the one that ACME is to get, else an imported one, else Oriel's
 * own.
 *
 * @param file where it is
 * @param own true if Oriel makes it, so that nobody knows it by itself
 * @param folder where Oriel keeps certificates
 * @param key the certificate of now with its key; throws {@link UncheckedIOException} if it can neither be read nor made
 */
public record Certificate(Path file, boolean own, TlsFolder folder, Supplier<ServerKey> key) {

    /**
     * Finds it; Oriel's own is made when it is asked for first.
     *
     * @throws ConfigException if that of the configuration, or the imported one, cannot be used
     */
    public static Certificate of(Configuration configuration) throws ConfigException {
        TlsFolder folder = TlsFolder.in(configuration.stateFolder());
        Optional<Path> given = configuration.path(TlsKeys.CERTIFICATE);
        if (given.isPresent()) {
            Path key = configuration.path(TlsKeys.CERTIFICATE_KEY).orElse(given.get());
            String where = configuration.where(TlsKeys.CERTIFICATE);
            return new Certificate(given.get(), false, folder, read(given.get(), key, where));
        }
        if (configuration.value(TlsKeys.ACME).isPresent()) {
            boolean there = Files.exists(folder.acme());
            Path file = there ? folder.acme() : folder.certificate();
            return new Certificate(file, !there, folder, new IssuedCertificate(folder.acme(), own(folder)));
        }
        if (Files.exists(folder.imported())) {
            Supplier<ServerKey> read = read(folder.imported(), folder.importedKey(), "oriel cert import");
            return new Certificate(folder.imported(), false, folder, read);
        }
        return new Certificate(folder.certificate(), true, folder, own(folder));
    }

    /**
     * The certificate of now, which is made if it has to be.
     *
     * @throws ConfigException if that fails
     */
    public ServerKey now() throws ConfigException {
        try {
            return key.get();
        } catch (UncheckedIOException e) {
            throw new ConfigException(
                    "no certificate can be kept: " + e.getCause().getMessage(),
                    "set state_folder to a folder of this user, or certificate to one that is there, or tls to off");
        }
    }

    static OwnCertificate own(TlsFolder folder) {
        return new OwnCertificate(folder, MachineNames::ofNow, Clock.systemUTC());
    }

    private static CertificateFiles read(Path certificate, Path key, String where) throws ConfigException {
        try {
            return new CertificateFiles(certificate, key);
        } catch (IOException e) {
            String reason = Files.isReadable(certificate) && Files.isReadable(key)
                    ? e.getMessage()
                    : (Files.isReadable(certificate) ? key : certificate) + " cannot be read";
            throw new ConfigException(
                    "the certificate (" + where + ") cannot be used: " + reason,
                    "name PEM files of a certificate and its key, or none to get one of Oriel's own");
        }
    }
}
