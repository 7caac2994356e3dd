package oriel.launcher;

import picocli.CommandLine;

/** Where the program begins. */
public final class Main {

    /** Columns for the names of options in a help; longer ones have a line of their own. */
    private static final int LONGEST_OPTION = 26;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Surroundings surroundings = Surroundings.ofProcess();
        NativeFolder.prepare(surroundings.home(), surroundings.environment());
        System.exit(run(commandLine(surroundings), arguments));
    }

    static int run(CommandLine line, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (Error e) {
            return ErrorReport.handleError(e, line);
        }
    }

    /** All commands. */
    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine line = new CommandLine(new OrielCommand());
        line.addSubcommand(ServeCommand.line(surroundings));
        line.addSubcommand(new TestClientCommand(surroundings));
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
        bench.addSubcommand(new BenchLiveCommand(surroundings));
        line.addSubcommand(bench);
        line.addSubcommand(new CommandLine.HelpCommand());
        ErrorReport errors = new ErrorReport();
        line.setParameterExceptionHandler(errors);
        line.setExecutionExceptionHandler(errors);
        line.setUsageHelpAutoWidth(true);
        line.getCommandSpec().usageMessage().exitCodeList(OrielCommand.exitCodes());
        line.setUsageHelpLongOptionsMaxWidth(LONGEST_OPTION);
        return line;
    }
}
