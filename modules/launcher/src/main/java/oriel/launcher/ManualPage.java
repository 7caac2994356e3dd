package oriel.launcher;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
    private final StringBuilder text = new StringBuilder();

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
        text.setLength(0);
        macro(".TH " + escaped(name()).toUpperCase(Locale.ROOT) + " 1 \"\" \"Oriel\" \"Oriel\"");
        macro(".ad l");
        section("NAME");
        line(name() + " - " + command.usageMessage().description()[0]);
        section("SYNOPSIS");
        CommandLine.Help help = new CommandLine.Help(command, CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line(help.synopsis(0).strip());
        section("DESCRIPTION");
        Stream.of(usage.description()).forEach(this::line);
        options();
        commands();
        exitStatus();
        examples();
        section("SEE ALSO");
        line(command.parent() == null ? "README.md of the distribution" : "oriel(1), README.md of the distribution");
        return text.toString();
    }

    private void options() {
        section("OPTIONS");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            item("\\fI" + escaped(parameter.paramLabel()) + "\\fR", description(parameter));
        }
        for (OptionSpec option : command.options()) {
            item(names(option), description(option));
        }
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        String shown = option.negatable() ? names.replace("--", "--[no-]") : names;
        String label = option.arity().max() == 0 ? "" : "=\\fI" + escaped(option.paramLabel()) + "\\fR";
        return "\\fB" + escaped(shown) + "\\fR" + label;
    }

    private static String description(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private void commands() {
        if (command.subcommands().isEmpty()) {
            return;
        }
        section("COMMANDS");
        command.subcommands().forEach((name, below) -> {
            CommandSpec spec = below.getCommandSpec();
            item("\\fB" + escaped(name) + "\\fR", spec.usageMessage().description()[0]);
        });
    }

    private void exitStatus() {
        section("EXIT STATUS");
        for (ExitCode code : ExitCode.values()) {
            item("\\fB" + code.number() + "\\fR", code.meaning());
        }
    }

    private void examples() {
        List<String> lines = Stream.of(usage.footer()).map(String::strip).toList();
        if (lines.isEmpty()) {
            return;
        }
        section("EXAMPLES");
        macro(".nf");
        lines.forEach(this::line);
        macro(".fi");
    }

    private void section(String heading) {
        macro(".SH \"" + heading + '"');
    }

    private void item(String head, String words) {
        macro(".TP");
        macro(head);
        line(words);
    }

    private void line(String words) {
        String line = escaped(words);
        macro(line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line);
    }

    private void macro(String line) {
        text.append(line).append('\n');
    }

    /** So that nothing is a macro or an escape, and a minus stays one. */
    private static String escaped(String words) {
        return words.replace("\\", "\\e").replace("-", "\\-");
    }
}
