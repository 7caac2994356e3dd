package oriel.launcher.control;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.cli.Table;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.JsonOutput;
import oriel.launcher.config.Quoted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells who is connected to a running server. */
@Command(
        name = "sessions",
        description = "List who is connected, end a session, or show a text.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nExamples:%n",
        footer = {"  oriel sessions", "  oriel sessions end 3", "  oriel sessions message 'A restart in five minutes.'"
        })
public final class SessionsCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ControlClient client = new ControlClient();

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    public SessionsCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException {
        Map<?, ?> answer = client.order(environment, Map.of(ControlSocket.ORDER, "sessions"));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.text(answer));
        } else if (answer.get("sessions") instanceof List<?> sessions && !sessions.isEmpty()) {
            Table table = new Table("session", "user", "from", "by", "rights", "since", "sent", "line");
            sessions.forEach(session -> row((Map<?, ?>) session, table));
            table.lines().forEach(out::println);
        } else {
            out.println("oriel: nobody is connected");
        }
        out.flush();
        return ExitCode.OK.number();
    }

    private static void row(Map<?, ?> session, Table table) {
        String by = Boolean.TRUE.equals(session.get("browser")) ? "browser" : "viewer";
        table.row(
                String.valueOf(session.get("session")),
                Quoted.printable(String.valueOf(session.get("user"))),
                String.valueOf(session.get("from")),
                Boolean.TRUE.equals(session.get("encrypted")) ? by + ", encrypted" : by,
                String.valueOf(session.get("rights")),
                duration(session.get("seconds")),
                size(session.get("bytes")),
                LineText.text(session));
    }

    /** As 5:07 or 12:34:56. */
    private static String duration(Object seconds) {
        Duration age = Duration.ofSeconds(seconds instanceof Number number ? number.longValue() : 0);
        return age.toHours() > 0
                ? "%d:%02d:%02d".formatted(age.toHours(), age.toMinutesPart(), age.toSecondsPart())
                : "%d:%02d".formatted(age.toMinutes(), age.toSecondsPart());
    }

    private static String size(Object bytes) {
        return "%d kB".formatted((bytes instanceof Number number ? number.longValue() : 0) / 1000);
    }
}
