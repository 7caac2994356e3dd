package oriel.launcher.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a configuration comes from.
 *
 * @param file the file that the operator named, if any; it must be there
 * @param home the folder of the distribution, if it is known; its config.json counts if no file is named
 * @param environment the environment's variables
 * @param overrides what the command line says
 */
public record Sources(Optional<Path> file, Optional<Path> home, Map<String, String> environment, Overrides overrides) {

    /** Copies the environment. */
    public Sources {
        environment = Map.copyOf(environment);
    }
}
