package oriel.launcher.cli;

import java.nio.file.Path;
import java.util.Optional;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.ConfigurationReader;
import oriel.launcher.config.Key;
import oriel.launcher.config.Keys;
import oriel.launcher.config.Overrides;
import oriel.launcher.config.Sources;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of every command that reads the configuration. */
public class SourceOptions {

    private final Overrides overrides = new Overrides();
    private Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Read this config.json; else that of $$ORIEL_CONFIG.")
    void config(Path given) {
        file = given;
    }

    @Option(names = "--log-level", paramLabel = "LEVEL", description = "trace, debug, info, warn, error or off.")
    void logLevel(String given) {
        override(Keys.LOG_LEVEL, given, "--log-level");
    }

    @Option(names = "--log-format", paramLabel = "FORMAT", description = "text or json.")
    void logFormat(String given) {
        override(Keys.LOG_FORMAT, given, "--log-format");
    }

    /** Overrides a key with the words of an option; nothing if the option is absent. */
    public <T> void override(Key<T> key, String given, String option) {
        if (given == null) {
            return;
        }
        T value = key.parse(given)
                .orElseThrow(() -> new CommandLine.ParameterException(mixee.commandLine(), key.refusal(option, given)));
        overrides.put(key, value, option);
    }

    /** Reads the configuration with what was given here on top. */
    public Configuration load(Environment environment) throws ConfigException {
        return ConfigurationReader.read(
                new Sources(Optional.ofNullable(file), environment.home(), environment.variables(), overrides));
    }
}
