package oriel.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody sees what is written. */
public final class Terminal {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /** True if standard error goes to a terminal; also true where that cannot be known. */
    public static boolean showsErrors() {
        return !Files.exists(STANDARD_ERROR) || isOne(STANDARD_ERROR);
    }

    /** @param output a symbolic link to what is written to */
    public static boolean isOne(Path output) {
        try {
            String device = Files.readSymbolicLink(output).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
