package oriel.launcher;

import java.util.List;
import java.util.stream.Stream;
import oriel.launcher.cli.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page of a command, in the macros {@code man} of troff, made from what its help is made from. */
final class ManualPage {

    private final CommandSpec command;
    private final UsageMessageSpec usage;
    private final Troff page = new Troff();

    ManualPage(CommandSpec command) {
        this.command = command;
        this.usage = command.usageMessage();
    }

    /** Its name without the section: {@code oriel-config-init}. */
    String name() {
        return command.qualifiedName("-");
    }

    /** All of it, ending with a line end. */
    String text() {
        page.begin(name(), 1, command.usageMessage().description()[0]);
        page.section("SYNOPSIS");
        CommandLine.Help help = new CommandLine.Help(command, CommandLine.Help.defaultColorScheme(Ansi.OFF));
        page.line(help.synopsis(0).strip());
        page.section("DESCRIPTION");
        Stream.of(usage.description()).forEach(page::line);
        options();
        commands();
        exitStatus();
        examples();
        page.section("SEE ALSO");
        page.line(
                command.parent() == null
                        ? "oriel-config(5), README.md of the distribution"
                        : "oriel(1), README.md of the distribution");
        return page.text();
    }

    private void options() {
        page.section("OPTIONS");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            page.item("\\fI" + Troff.escaped(parameter.paramLabel()) + "\\fR", description(parameter));
        }
        for (OptionSpec option : command.options()) {
            page.item(names(option), description(option));
        }
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        String shown = option.negatable() ? names.replace("--", "--[no-]") : names;
        String label = option.arity().max() == 0 ? "" : "=\\fI" + Troff.escaped(option.paramLabel()) + "\\fR";
        return "\\fB" + Troff.escaped(shown) + "\\fR" + label;
    }

    private static String description(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private void commands() {
        if (command.subcommands().isEmpty()) {
            return;
        }
        page.section("COMMANDS");
        command.subcommands().forEach((name, below) -> {
            UsageMessageSpec spec = below.getCommandSpec().usageMessage();
            if (!spec.hidden()) {
                page.item("\\fB" + Troff.escaped(name) + "\\fR", spec.description()[0]);
            }
        });
    }

    private void exitStatus() {
        page.section("EXIT STATUS");
        for (ExitCode code : ExitCode.values()) {
            page.item("\\fB" + code.number() + "\\fR", code.meaning());
        }
    }

    private void examples() {
        List<String> lines = Stream.of(usage.footer()).map(String::strip).toList();
        if (lines.isEmpty()) {
            return;
        }
        page.section("EXAMPLES");
        page.lines(lines);
    }
}
