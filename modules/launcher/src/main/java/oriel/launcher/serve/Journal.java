package oriel.launcher.serve;

import java.nio.file.Path;
import java.util.Map;
import oriel.launcher.cli.Terminal;

/** The log of the system, which others than this user may read, and which keeps what it gets. */
final class Journal {

    /** systemd's sign that what a program writes goes there; what a terminal of a desktop starts inherits it, too. */
    private static final String STREAM = "JOURNAL_STREAM";

    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    private Journal() {}

    /** True if it may get what this process prints: so it is where systemd says that, and no terminal is seen. */
    static boolean reads(Map<String, String> variables) {
        return reads(variables, STANDARD_OUTPUT);
    }

    /** @param output a symbolic link to what is written to */
    static boolean reads(Map<String, String> variables, Path output) {
        return !variables.getOrDefault(STREAM, "").isBlank() && !Terminal.isOne(output);
    }
}
