package oriel.launcher.people.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import oriel.launcher.cli.ConfigOption;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.people.PeopleFile;
import oriel.launcher.people.Person;
import oriel.launcher.people.SecondFactor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds somebody. */
@Command(
        name = "add",
        description = {
            "Add somebody who logs in with a name. It asks for the password in a terminal; else standard input has it on its"
                    + " first line.",
            "A server that runs knows them at once."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  oriel user add ada --second-factor")
public final class UserAddCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ConfigOption options = new ConfigOption();

    @Mixin
    private final PermissionOptions permissions = new PermissionOptions();

    @Option(
            names = "--second-factor",
            description = "They also type the code that their telephone shows, behind the password.")
    private boolean secondFactor;

    @Parameters(paramLabel = "NAME", description = "The name: letters, digits and . _ @ + -.")
    private String name;

    @Spec
    private CommandSpec spec;

    public UserAddCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException, IOException {
        if (!Person.isName(name)) {
            throw new StartException(
                    ExitCode.USAGE, "this is no name for a user", "1 to 64 letters, digits and . _ @ + -");
        }
        PeopleFile file = PeopleFile.of(options.load(environment));
        if (file.read().named(name).isPresent()) {
            throw taken();
        }
        Optional<SecondFactor> factor = secondFactor ? Optional.of(SecondFactor.make()) : Optional.empty();
        Person person =
                new Person(name, NewPassword.hash(environment), permissions.rights(), factor, permissions.until());
        file.change(people -> {
            if (people.named(name).isPresent()) {
                throw taken();
            }
            return people.with(person);
        });
        UserReport report = new UserReport(spec, environment);
        report.line("added " + UserReport.words(person) + ", in " + file.file());
        factor.ifPresent(found -> report.secondFactor(name, found));
        return ExitCode.OK.number();
    }

    private StartException taken() {
        return new StartException(
                ExitCode.CANNOT_CREATE,
                name + " is there already",
                "oriel user passwd or oriel user rights to change them");
    }
}
