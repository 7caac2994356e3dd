package oriel.launcher.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Who gave a value.
 *
 * @param level how much it counts
 * @param where the place, for messages: {@code config.json:3:5}, {@code ORIEL_PORT}, {@code --port}
 * @param folder what file names in the value are relative to; empty: the working directory
 */
record Origin(Level level, String where, Optional<Path> folder) {

    /** Sources of values, those that count more later. */
    enum Level {
        DEFAULT,
        FILE,
        ENVIRONMENT,
        COMMAND_LINE
    }

    static final Origin DEFAULT = new Origin(Level.DEFAULT, "the default", Optional.empty());
}
