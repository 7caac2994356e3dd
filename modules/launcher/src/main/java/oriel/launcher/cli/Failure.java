package oriel.launcher.cli;

import java.util.List;
import oriel.launcher.config.ConfigException;
import oriel.plugin.PluginException;
import oriel.plugin.WrongOptionException;

/**
 * Why a command could not do its work, as the operator is told.
 *
 * @param code how the command ends
 * @param causes one line for each cause
 * @param remedy what can be done, on one line
 */
public record Failure(ExitCode code, List<String> causes, String remedy) {

    /** Copies the causes. */
    public Failure {
        causes = List.copyOf(causes);
    }

    /** What to tell of a command that ended so; an unknown exception is an error of Oriel's own. */
    public static Failure of(Throwable e) {
        if (e instanceof StartException start) {
            return new Failure(start.code(), List.of(start.getMessage()), start.remedy());
        }
        if (e instanceof ConfigException config) {
            return new Failure(code(config.kind()), config.causes(), config.remedy());
        }
        if (e instanceof PluginException plugin) {
            ExitCode code = plugin instanceof WrongOptionException ? ExitCode.CONFIGURATION : ExitCode.UNAVAILABLE;
            return new Failure(code, List.of(plugin.getMessage()), plugin.remedy());
        }
        return new Failure(
                ExitCode.SOFTWARE,
                List.of("internal error: " + e),
                "again with --log-level debug, and report what it prints");
    }

    private static ExitCode code(ConfigException.Kind kind) {
        return switch (kind) {
            case WRONG -> ExitCode.CONFIGURATION;
            case NO_INPUT -> ExitCode.NO_INPUT;
            case NO_PERMISSION -> ExitCode.NO_PERMISSION;
        };
    }
}
