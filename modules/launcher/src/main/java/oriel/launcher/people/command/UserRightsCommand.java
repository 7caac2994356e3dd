package oriel.launcher.people.command;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import oriel.launcher.cli.ConfigOption;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.RightsOption;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.people.People;
import oriel.launcher.people.PeopleFile;
import oriel.launcher.people.Person;
import oriel.security.Right;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what somebody may do from now on. */
@Command(
        name = "rights",
        description = "Say what somebody may do. Where they are connected, they may do more or less within a second.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  oriel user rights guest look --until 2027-01-31")
public final class UserRightsCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ConfigOption options = new ConfigOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "Who.")
    private String name;

    @Parameters(
            index = "1",
            paramLabel = "RIGHTS",
            description =
                    "full, or some of look, input, clipboard-read, clipboard-write, resize, exclusive, manage, with"
                            + " commas between them.")
    private String rights;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "The last day on which they may come in; never: no day is the last; else as it was.")
    private Optional<String> until = Optional.empty();

    @Spec
    private CommandSpec spec;

    public UserRightsCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException {
        PeopleFile file = PeopleFile.of(options.load(environment));
        Set<Right> wanted = RightsOption.rights(rights, spec);
        Optional<Optional<LocalDate>> end = until.map(text -> PermissionOptions.until(text, spec));
        People changed = file.change(people -> {
            Person person = Known.named(people, name).withRights(wanted);
            return people.with(end.map(person::withUntil).orElse(person));
        });
        new UserReport(spec, environment).line(UserReport.words(Known.named(changed, name)));
        return ExitCode.OK.number();
    }
}
