package oriel.launcher.people.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All that is about people with names. */
@Command(
        name = "user",
        description = "Keep the people who log in with a name.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  oriel user add ada",
            "  oriel user add guest --rights look --until 2027-01-31",
            "  oriel user rights ada full,manage"
        })
public final class UserCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command is given");
    }
}
