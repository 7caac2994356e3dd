package oriel.launcher.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** Who can read a file that holds passwords. */
public final class FileMode {

    private FileMode() {}

    /** A warning if others can; none where the system has no such permissions, or for a pipe. */
    public static Optional<String> warning(String what, Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            boolean open = permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ);
            return open
                    ? Optional.of("others can read the " + what + " " + file + "; chmod 600 keeps it to you")
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }
}
