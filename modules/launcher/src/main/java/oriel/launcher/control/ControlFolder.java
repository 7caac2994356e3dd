package oriel.launcher.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import oriel.launcher.config.Configuration;

/**
 * Where the sockets of running servers are: one for each, by its port, in a folder for this user alone.
 *
 * @param folder need not be there
 */
record ControlFolder(Path folder) {

    private static final String ENDING = ".socket";

    static ControlFolder of(Configuration configuration) {
        return new ControlFolder(configuration.stateFolder().resolve("control"));
    }

    Path socket(int port) {
        return folder.resolve(port + ENDING);
    }

    /** The sockets that are there, whether somebody listens or not. */
    List<Path> sockets() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> port(file).isPresent()).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Whose socket it is; empty if it is none. */
    static Optional<String> port(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING)
                ? Optional.of(name.substring(0, name.length() - ENDING.length()))
                : Optional.empty();
    }
}
