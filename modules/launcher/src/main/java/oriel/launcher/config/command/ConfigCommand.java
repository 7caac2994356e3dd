package oriel.launcher.config.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All that is about the configuration. */
@Command(
        name = "config",
        description = "Write, show and check the configuration.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  oriel config init oriel.json && oriel serve --config oriel.json",
            "  ORIEL_PORT=5901 oriel config show --origin",
            "  oriel config validate --config oriel.json"
        })
public final class ConfigCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command is given");
    }
}
