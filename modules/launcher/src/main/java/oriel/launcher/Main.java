package oriel.launcher;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import oriel.launcher.config.Nearest;
import oriel.launcher.log.Logging;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the program begins. */
public final class Main {

    /** Columns for the names of options in a help; longer ones have a line of their own. */
    private static final int LONGEST_OPTION = 26;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Surroundings.ofProcess()).execute(arguments));
    }

    /** All commands. */
    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine line = new CommandLine(new OrielCommand());
        line.addSubcommand(new ServeCommand(surroundings));
        line.addSubcommand(new TestClientCommand());
        line.addSubcommand(new PasswdCommand(surroundings));
        CommandLine config = new CommandLine(new ConfigCommand());
        config.addSubcommand(new ConfigInitCommand());
        config.addSubcommand(new ConfigShowCommand(surroundings));
        config.addSubcommand(new ConfigValidateCommand(surroundings));
        config.addSubcommand(new ConfigSchemaCommand());
        line.addSubcommand(config);
        line.addSubcommand(new DoctorCommand(surroundings));
        line.addSubcommand(new PluginsCommand(surroundings));
        CommandLine bench = new CommandLine(new BenchCommand());
        bench.addSubcommand(new BenchEncodersCommand(surroundings));
        bench.addSubcommand(new BenchLiveCommand());
        line.addSubcommand(bench);
        line.addSubcommand(new CommandLine.HelpCommand());
        line.setParameterExceptionHandler(Main::wrongUsage);
        line.setExecutionExceptionHandler(Main::failed);
        line.setUsageHelpAutoWidth(true);
        line.getCommandSpec().usageMessage().exitCodeList(OrielCommand.exitCodes());
        line.setUsageHelpLongOptionsMaxWidth(LONGEST_OPTION);
        return line;
    }

    private static int wrongUsage(ParameterException e, String[] arguments) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String remedy = nearest(e).map(name -> "did you mean " + name + "? ").orElse("") + command + " --help";
        return tell(e.getCommandLine(), new Failure(ExitCode.USAGE, List.of(e.getMessage()), remedy));
    }

    /** The option or command that somebody may have meant who gave one that does not exist. */
    private static Optional<String> nearest(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        String given = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        Set<String> names = given.startsWith("-")
                ? spec.optionsMap().keySet()
                : spec.subcommands().keySet();
        return names.isEmpty() ? Optional.empty() : Optional.of(Nearest.to(given, names));
    }

    private static int failed(Exception e, CommandLine line, ParseResult parsed) {
        if (Logging.showsTraces()) {
            LoggerFactory.getLogger(Main.class).debug("the command failed", e);
        }
        return tell(line, Failure.of(e));
    }

    private static int tell(CommandLine line, Failure failure) {
        PrintWriter err = line.getErr();
        failure.causes().forEach(cause -> err.println("oriel: " + oneLine(cause)));
        err.println("  try: " + oneLine(failure.remedy()));
        err.flush();
        return failure.code().number();
    }

    private static String oneLine(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining(" "));
    }
}
