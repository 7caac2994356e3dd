package oriel.launcher.people.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import oriel.launcher.cli.ConfigOption;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.people.PasswordHash;
import oriel.launcher.people.PeopleFile;
import oriel.launcher.people.Person;
import oriel.launcher.people.SecondFactor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives somebody another password. */
@Command(
        name = "passwd",
        description = "Give somebody another password, and a second factor or none.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true)
public final class UserPasswdCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ConfigOption options = new ConfigOption();

    @Option(
            names = "--second-factor",
            negatable = true,
            description = "With a new second factor, or (--no-second-factor) without; else as it was.")
    private Optional<Boolean> secondFactor = Optional.empty();

    @Parameters(paramLabel = "NAME", description = "Who.")
    private String name;

    @Spec
    private CommandSpec spec;

    public UserPasswdCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException, IOException {
        PeopleFile file = PeopleFile.of(options.load(environment));
        Known.named(file.read(), name);
        PasswordHash hash = NewPassword.hash(environment);
        Optional<SecondFactor> made = secondFactor.filter(wanted -> wanted).map(wanted -> SecondFactor.make());
        file.change(people -> {
            Person person = Known.named(people, name).withPassword(hash);
            return people.with(secondFactor.isPresent() ? person.withSecondFactor(made) : person);
        });
        UserReport report = new UserReport(spec, environment);
        report.line("changed the password of " + name);
        made.ifPresent(factor -> report.secondFactor(name, factor));
        return ExitCode.OK.number();
    }
}
