package oriel.launcher.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Configurations for tests. */
public final class Given {

    private Given() {}

    /** Nothing but the defaults. */
    public static Configuration defaults() {
        return load(new Sources(Optional.empty(), Optional.empty(), Map.of(), new Overrides()));
    }

    /** One config.json in a folder. */
    public static Configuration json(Path folder, String json) {
        return load(file(folder, json));
    }

    /** Variables of the environment only. */
    public static Configuration environment(Map<String, String> variables) {
        return load(new Sources(Optional.empty(), Optional.empty(), variables, new Overrides()));
    }

    /** Sources of one config.json in a folder. */
    static Sources file(Path folder, String json) {
        try {
            Path file = Files.writeString(folder.resolve("config.json"), json);
            return new Sources(Optional.of(file), Optional.empty(), Map.of(), new Overrides());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Configuration load(Sources sources) {
        try {
            return ConfigurationReader.read(sources);
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }
}
