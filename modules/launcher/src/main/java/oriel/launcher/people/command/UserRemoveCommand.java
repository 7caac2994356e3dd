package oriel.launcher.people.command;

import java.util.concurrent.Callable;
import oriel.launcher.cli.ConfigOption;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.people.PeopleFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes somebody out. */
@Command(
        name = "remove",
        description = "Remove somebody. Where they are connected, their session ends within a second.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true)
public final class UserRemoveCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ConfigOption options = new ConfigOption();

    @Parameters(paramLabel = "NAME", description = "Who.")
    private String name;

    @Spec
    private CommandSpec spec;

    public UserRemoveCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException {
        PeopleFile file = PeopleFile.of(options.load(environment));
        file.change(people -> people.without(Known.named(people, name).name()));
        new UserReport(spec, environment).line("removed " + name);
        return ExitCode.OK.number();
    }
}
