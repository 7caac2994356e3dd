package oriel.launcher.people.command;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import oriel.launcher.cli.ConfigOption;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.Table;
import oriel.launcher.config.ConfigException;
import oriel.launcher.people.People;
import oriel.launcher.people.PeopleFile;
import oriel.launcher.people.Person;
import oriel.security.RightsText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells who there is. */
@Command(
        name = "list",
        description = "List who logs in with a name, and what they may do.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true)
public final class UserListCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ConfigOption options = new ConfigOption();

    @Spec
    private CommandSpec spec;

    public UserListCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException {
        PeopleFile file = PeopleFile.of(options.load(environment));
        People people = file.read();
        PrintWriter out = spec.commandLine().getOut();
        if (people.isEmpty()) {
            out.println("oriel: there is nobody in " + file.file());
        } else {
            Table table = new Table("name", "rights", "second factor", "until");
            people.all()
                    .forEach(person -> table.row(
                            person.name(),
                            RightsText.text(person.rights()),
                            person.secondFactor().isPresent() ? "yes" : "no",
                            until(person)));
            table.lines().forEach(out::println);
        }
        file.warning().ifPresent(warning -> out.println("oriel: " + warning));
        out.flush();
        return ExitCode.OK.number();
    }

    private static String until(Person person) {
        String over = person.isWelcome(LocalDate.now()) ? "" : " (over)";
        return person.until().map(date -> date + over).orElse("never");
    }
}
