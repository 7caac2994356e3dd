package oriel.launcher.tls;

import java.io.IOException;
import java.nio.file.Path;
import oriel.launcher.cli.PrivateFile;

/**
 * The files of certificates in the state folder.
 *
 * @param folder of mode 0700 where the system has modes
 */
public record TlsFolder(Path folder) {

    /** Of a state folder. */
    public static TlsFolder in(Path stateFolder) {
        return new TlsFolder(stateFolder.resolve("tls"));
    }

    /** What others may trust to accept Oriel's own certificates. */
    public Path authority() {
        return folder.resolve("authority.pem");
    }

    Path authorityKey() {
        return folder.resolve("authority-key.pem");
    }

    Path certificate() {
        return folder.resolve("certificate.pem");
    }

    Path certificateKey() {
        return folder.resolve("certificate-key.pem");
    }

    Path imported() {
        return folder.resolve("imported.pem");
    }

    Path importedKey() {
        return folder.resolve("imported-key.pem");
    }

    /** A certificate by ACME, its chain and its key. */
    public Path acme() {
        return folder.resolve("acme.pem");
    }

    /** The key of the account there. */
    public Path acmeAccountKey() {
        return folder.resolve("acme-account-key.pem");
    }

    /** What is remembered of it. */
    public Path acmeState() {
        return folder.resolve("acme.properties");
    }

    Path lock() {
        return folder.resolve("lock");
    }

    /** Makes it, if it is not there. */
    void create() throws IOException {
        PrivateFile.createFolder(folder);
    }
}
