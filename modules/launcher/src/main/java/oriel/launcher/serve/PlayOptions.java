package oriel.launcher.serve;

import java.util.List;
import oriel.launcher.cli.KeyOption;
import oriel.launcher.cli.SourceOptions;
import oriel.launcher.config.Keys;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options of {@code play} that override a key of the configuration. */
final class PlayOptions implements ServingOptions {

    private static final List<KeyOption> WITH_VALUES = List.of(
            new KeyOption(Keys.HOST, "--host", "ADDRESS", "Address to listen on; 0.0.0.0 means all."),
            new KeyOption(
                    Keys.PORT, "--port", "PORT", "Port to listen on (" + Keys.PORT.byDefault() + "); 0: any free one."),
            new KeyOption(Keys.NAME, "--name", "TEXT", "Name that viewers show; else that of the file."),
            new KeyOption(
                    Keys.PASSWORD_FILE, "--password-file", "FILE", "Passwords on two lines, or of oriel passwd."));

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Override
    public void addTo(CommandSpec play) {
        WITH_VALUES.forEach(
                option -> play.addOption(option.spec(given -> sources.override(option.key(), given, option.name()))));
    }

    @Override
    public SourceOptions sources() {
        return sources;
    }

    @Option(names = "--no-auth", description = "Let everybody in without a password.")
    void noAuth(boolean given) {
        if (given) {
            sources.override(Keys.AUTH, "false", "--no-auth");
        }
    }

    @Option(names = "--insecure", description = "Allow other machines without a password, or without encryption.")
    void insecure(boolean given) {
        if (given) {
            sources.override(Keys.INSECURE, "true", "--insecure");
        }
    }
}
