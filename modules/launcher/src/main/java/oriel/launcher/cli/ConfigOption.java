package oriel.launcher.cli;

import java.nio.file.Path;
import java.util.Optional;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.ConfigurationReader;
import oriel.launcher.config.Overrides;
import oriel.launcher.config.Sources;
import picocli.CommandLine.Option;

/** The option of commands that take everything from the configuration. */
public final class ConfigOption {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Read this config.json; else that of $$ORIEL_CONFIG.")
    private Path file;

    /** Reads the configuration. */
    public Configuration load(Environment environment) throws ConfigException {
        return ConfigurationReader.read(
                new Sources(Optional.ofNullable(file), environment.home(), environment.variables(), new Overrides()));
    }
}
