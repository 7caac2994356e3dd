package oriel.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command sees of the machine besides its arguments.
 *
 * @param environment the environment's variables
 * @param home the folder of the distribution, if the start script named it
 */
record Surroundings(Map<String, String> environment, Optional<Path> home) {

    /** Those of this process. */
    static Surroundings ofProcess() {
        return new Surroundings(
                System.getenv(),
                Optional.ofNullable(System.getProperty("oriel.home")).map(Path::of));
    }
}
