package oriel.launcher.people.command;

import java.io.PrintWriter;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.QrPicture;
import oriel.launcher.people.Person;
import oriel.launcher.people.SecondFactor;
import oriel.security.RightsText;
import picocli.CommandLine.Model.CommandSpec;

/** What is told of changes. */
final class UserReport {

    /** As telephones list it. */
    private static final String SERVER = "Oriel";

    private final PrintWriter out;
    private final Environment environment;

    UserReport(CommandSpec spec, Environment environment) {
        this.out = spec.commandLine().getOut();
        this.environment = environment;
    }

    void line(String words) {
        out.println("oriel: " + words);
        out.flush();
    }

    /** What somebody may do, and until when. */
    static String words(Person person) {
        return person.name() + " with the rights " + RightsText.text(person.rights())
                + person.until().map(date -> ", until " + date).orElse("");
    }

    /** Said once: nobody can read it out again. */
    void secondFactor(String name, SecondFactor factor) {
        String address = factor.address(SERVER, name);
        line("their telephone makes the codes of this secret; it is shown just now: " + address);
        if (environment.drawingTerminal()) {
            QrPicture.lines(address).forEach(out::println);
        }
        line("they log in with the password and the code right behind it, such as password123456");
    }
}
