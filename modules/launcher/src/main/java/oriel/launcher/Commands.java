package oriel.launcher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import oriel.launcher.ask.AskCommand;
import oriel.launcher.bench.BenchCommand;
import oriel.launcher.bench.BenchEncodersCommand;
import oriel.launcher.bench.BenchLiveCommand;
import oriel.launcher.bench.line.BenchLineCommand;
import oriel.launcher.cli.Environment;
import oriel.launcher.config.command.ConfigCommand;
import oriel.launcher.config.command.ConfigInitCommand;
import oriel.launcher.config.command.ConfigSchemaCommand;
import oriel.launcher.config.command.ConfigShowCommand;
import oriel.launcher.config.command.ConfigValidateCommand;
import oriel.launcher.control.ReloadCommand;
import oriel.launcher.control.SessionsCommand;
import oriel.launcher.control.SessionsEndCommand;
import oriel.launcher.control.SessionsMessageCommand;
import oriel.launcher.control.SessionsRecordCommand;
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
import oriel.launcher.record.ExportCommand;
import oriel.launcher.record.RecordCommand;
import oriel.launcher.serve.PlayCommand;
import oriel.launcher.serve.ServeCommand;
import oriel.launcher.share.ShareCommand;
import oriel.launcher.testclient.TestClientCommand;
import oriel.launcher.tls.CertCommand;
import oriel.launcher.tls.CertImportCommand;
import oriel.launcher.tls.CertMakeCommand;
import oriel.launcher.tls.CertShowCommand;
import oriel.launcher.train.TrainCommand;
import picocli.CommandLine;

/** All commands by name, each of them made when it is wanted: making one is to look through all of its options. */
final class Commands {

    /** What makes a command, or a part of one. */
    private interface Maker {
        Object make(Environment environment);
    }

    private static final Set<String> VERSION = Set.of("--version", "-V");

    private static final Map<String, Function<Environment, CommandLine>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("serve", ServeCommand::line);
        ALL.put("share", ShareCommand::line);
        add("test-client", TestClientCommand::new);
        add("record", RecordCommand::new);
        ALL.put("play", PlayCommand::line);
        add("export", ExportCommand::new);
        add("passwd", PasswdCommand::new);
        add(
                "user",
                environment -> new UserCommand(),
                UserAddCommand::new,
                UserPasswdCommand::new,
                UserRightsCommand::new,
                UserListCommand::new,
                UserRemoveCommand::new);
        add("link", LinkCommand::new, LinkListCommand::new, LinkRevokeCommand::new);
        add(
                "sessions",
                SessionsCommand::new,
                SessionsEndCommand::new,
                SessionsMessageCommand::new,
                SessionsRecordCommand::new);
        add("status", StatusCommand::new);
        add("reload", ReloadCommand::new);
        add(
                "cert",
                environment -> new CertCommand(),
                CertShowCommand::new,
                CertMakeCommand::new,
                CertImportCommand::new);
        add(
                "config",
                environment -> new ConfigCommand(),
                environment -> new ConfigInitCommand(),
                ConfigShowCommand::new,
                ConfigValidateCommand::new,
                environment -> new ConfigSchemaCommand());
        add("doctor", DoctorCommand::new);
        add("plugins", PluginsCommand::new);
        add(
                "bench",
                environment -> new BenchCommand(),
                BenchEncodersCommand::new,
                BenchLiveCommand::new,
                BenchLineCommand::new);
        add("train", TrainCommand::new);
        add("ask", environment -> new AskCommand());
        ALL.put("help", environment -> help());
    }

    private Commands() {}

    private static void add(String name, Maker command, Maker... parts) {
        ALL.put(name, environment -> {
            CommandLine line = new CommandLine(command.make(environment));
            Stream.of(parts).forEach(part -> line.addSubcommand(part.make(environment)));
            return line;
        });
    }

    /** It is not listed: whoever reads the list has found it, or --help. */
    private static CommandLine help() {
        CommandLine help = new CommandLine(new CommandLine.HelpCommand());
        help.getCommandSpec().usageMessage().hidden(true);
        return help;
    }

    /** Those that some arguments can be about: the one that is called, none for the version, all where help may be wanted. */
    static List<CommandLine> wanted(Environment environment, String... arguments) {
        if (arguments.length == 1 && VERSION.contains(arguments[0])) {
            return List.of();
        }
        boolean called = arguments.length > 0 && ALL.containsKey(arguments[0]) && !arguments[0].equals("help");
        Stream<Function<Environment, CommandLine>> wanted =
                called ? Stream.of(ALL.get(arguments[0])) : ALL.values().stream();
        return wanted.map(factory -> factory.apply(environment)).toList();
    }
}
