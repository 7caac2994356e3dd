package oriel.launcher;

import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ErrorReport;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {

    /** Columns for the names of options in a help; longer ones have a line of their own. */
    private static final int MAX_OPTION_COLUMNS = 26;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Environment environment = Environment.ofProcess();
        NativeFolder.prepare(environment.home(), environment.variables());
        System.exit(run(commandLine(environment, arguments), arguments));
    }

    static int run(CommandLine line, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (Error e) {
            return ErrorReport.handleError(e, line);
        }
    }

    /** The commands that some arguments can be about; all if there are none. */
    static CommandLine commandLine(Environment environment, String... arguments) {
        CommandLine line = new CommandLine(new OrielCommand());
        Commands.wanted(environment, arguments).forEach(line::addSubcommand);
        ErrorReport errors = new ErrorReport();
        line.setParameterExceptionHandler(errors);
        line.setExecutionExceptionHandler(errors);
        line.setUsageHelpAutoWidth(true);
        line.getCommandSpec().usageMessage().exitCodeList(OrielCommand.exitCodes());
        line.setUsageHelpLongOptionsMaxWidth(MAX_OPTION_COLUMNS);
        return line;
    }
}
