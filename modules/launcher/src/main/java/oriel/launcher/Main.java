package oriel.launcher;

import oriel.launcher.ask.AskCommand;
import oriel.launcher.bench.BenchCommand;
import oriel.launcher.bench.BenchEncodersCommand;
import oriel.launcher.bench.BenchLiveCommand;
import oriel.launcher.bench.line.BenchLineCommand;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ErrorReport;
import oriel.launcher.config.command.ConfigCommand;
import oriel.launcher.config.command.ConfigInitCommand;
import oriel.launcher.config.command.ConfigSchemaCommand;
import oriel.launcher.config.command.ConfigShowCommand;
import oriel.launcher.config.command.ConfigValidateCommand;
import oriel.launcher.control.ReloadCommand;
import oriel.launcher.control.SessionsCommand;
import oriel.launcher.control.SessionsEndCommand;
import oriel.launcher.control.SessionsMessageCommand;
import oriel.launcher.control.StatusCommand;
import oriel.launcher.doctor.DoctorCommand;
import oriel.launcher.link.command.LinkCommand;
import oriel.launcher.link.command.LinkListCommand;
import oriel.launcher.link.command.LinkRevokeCommand;
import oriel.launcher.passwd.PasswdCommand;
import oriel.launcher.people.command.UserAddCommand;
import oriel.launcher.people.command.UserCommand;
import oriel.launcher.people.command.UserListCommand;
import oriel.launcher.people.command.UserPasswdCommand;
import oriel.launcher.people.command.UserRemoveCommand;
import oriel.launcher.people.command.UserRightsCommand;
import oriel.launcher.plugins.PluginsCommand;
import oriel.launcher.serve.ServeCommand;
import oriel.launcher.testclient.TestClientCommand;
import oriel.launcher.tls.CertCommand;
import oriel.launcher.tls.CertImportCommand;
import oriel.launcher.tls.CertMakeCommand;
import oriel.launcher.tls.CertShowCommand;
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
        System.exit(run(commandLine(environment), arguments));
    }

    static int run(CommandLine line, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (Error e) {
            return ErrorReport.handleError(e, line);
        }
    }

    /** All commands. */
    static CommandLine commandLine(Environment environment) {
        CommandLine line = new CommandLine(new OrielCommand());
        line.addSubcommand(ServeCommand.line(environment));
        line.addSubcommand(new TestClientCommand(environment));
        line.addSubcommand(new PasswdCommand(environment));
        CommandLine user = new CommandLine(new UserCommand());
        user.addSubcommand(new UserAddCommand(environment));
        user.addSubcommand(new UserPasswdCommand(environment));
        user.addSubcommand(new UserRightsCommand(environment));
        user.addSubcommand(new UserListCommand(environment));
        user.addSubcommand(new UserRemoveCommand(environment));
        line.addSubcommand(user);
        CommandLine link = new CommandLine(new LinkCommand(environment));
        link.addSubcommand(new LinkListCommand(environment));
        link.addSubcommand(new LinkRevokeCommand(environment));
        line.addSubcommand(link);
        CommandLine sessions = new CommandLine(new SessionsCommand(environment));
        sessions.addSubcommand(new SessionsEndCommand(environment));
        sessions.addSubcommand(new SessionsMessageCommand(environment));
        line.addSubcommand(sessions);
        line.addSubcommand(new StatusCommand(environment));
        line.addSubcommand(new ReloadCommand(environment));
        CommandLine cert = new CommandLine(new CertCommand());
        cert.addSubcommand(new CertShowCommand(environment));
        cert.addSubcommand(new CertMakeCommand(environment));
        cert.addSubcommand(new CertImportCommand(environment));
        line.addSubcommand(cert);
        CommandLine config = new CommandLine(new ConfigCommand());
        config.addSubcommand(new ConfigInitCommand());
        config.addSubcommand(new ConfigShowCommand(environment));
        config.addSubcommand(new ConfigValidateCommand(environment));
        config.addSubcommand(new ConfigSchemaCommand());
        line.addSubcommand(config);
        line.addSubcommand(new DoctorCommand(environment));
        line.addSubcommand(new PluginsCommand(environment));
        CommandLine bench = new CommandLine(new BenchCommand());
        bench.addSubcommand(new BenchEncodersCommand(environment));
        bench.addSubcommand(new BenchLiveCommand(environment));
        bench.addSubcommand(new BenchLineCommand(environment));
        line.addSubcommand(bench);
        line.addSubcommand(new AskCommand());
        line.addSubcommand(new CommandLine.HelpCommand());
        ErrorReport errors = new ErrorReport();
        line.setParameterExceptionHandler(errors);
        line.setExecutionExceptionHandler(errors);
        line.setUsageHelpAutoWidth(true);
        line.getCommandSpec().usageMessage().exitCodeList(OrielCommand.exitCodes());
        line.setUsageHelpLongOptionsMaxWidth(MAX_OPTION_COLUMNS);
        return line;
    }
}
