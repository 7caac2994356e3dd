package oriel.launcher.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.PrivateFile;
import oriel.launcher.cli.StartException;

/**
 * Where the password of a run stands that may not be printed: a file of the state folder, for this user alone, as long as the
 * server runs.
 *
 * @param file named by the server's port, since a user may have several
 */
record RunPassword(Path file) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunPassword.class);

    /** Writes it; one that a server left which was killed is replaced. */
    static RunPassword keep(RunningServer running, String password) throws StartException {
        String port = running.server().endpoints().stream()
                .filter(InetSocketAddress.class::isInstance)
                .map(address -> "-" + ((InetSocketAddress) address).getPort())
                .findFirst()
                .orElse("");
        return keep(running.plan().configuration().stateFolder().resolve("password" + port), password);
    }

    /** Writes it into a file; makes its folder first. */
    static RunPassword keep(Path file, String password) throws StartException {
        try {
            PrivateFile.createFolder(file.toAbsolutePath().getParent());
            PrivateFile.replace(file, (password + "\n").getBytes(StandardCharsets.US_ASCII));
            return new RunPassword(file);
        } catch (IOException e) {
            throw refused(file, e.toString(), e);
        } catch (StartException e) {
            throw refused(file, e.getMessage(), e);
        }
    }

    private static StartException refused(Path file, String reason, Exception cause) {
        StartException refused = new StartException(
                ExitCode.CANNOT_CREATE,
                "the password of this run may not stand in the journal, and cannot stand in " + file + ": " + reason,
                "password_file with a file that holds one, or state_folder with a folder that this user may write");
        refused.initCause(cause);
        return refused;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} stays: {}", file, e.toString());
        }
    }
}
