package oriel.launcher;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.launcher.cli.Environment;
import picocli.CommandLine;

/**
 * What a command did.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error, the log apart
 */
public record CommandRun(int code, String out, String err) {

    private static final String STATE = Path.of(System.getProperty("oriel.root"), "modules/launcher/target/state")
            .toString();

    /** Runs one to its end in this thread. */
    public static CommandRun of(Map<String, String> environment, String... arguments) {
        return of(environment, new StringWriter(), Optional.empty(), arguments);
    }

    /** The same with something on standard input. */
    public static CommandRun withInput(String input, String... arguments) {
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1));
        return of(new Environment(Map.of(), Optional.empty(), false, in), new StringWriter(), arguments);
    }

    /** The same with an output that can be looked at while it runs. */
    public static CommandRun of(
            Map<String, String> environment, StringWriter out, Optional<Path> home, String... arguments) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putIfAbsent("XDG_STATE_HOME", STATE); // Not the home of whoever runs the tests.
        return of(new Environment(variables, home, false, InputStream.nullInputStream()), out, arguments);
    }

    private static CommandRun of(Environment environment, StringWriter out, String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(environment, arguments);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        int code = line.execute(arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }

    /** The lines of standard error. */
    public List<String> errors() {
        return err.lines().toList();
    }
}
