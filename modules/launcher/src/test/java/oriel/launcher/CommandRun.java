package oriel.launcher;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/**
 * What a command did.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error, the log apart
 */
record CommandRun(int code, String out, String err) {

    /** Runs one to its end in this thread. */
    static CommandRun of(Map<String, String> environment, String... arguments) {
        return of(environment, new StringWriter(), Optional.empty(), arguments);
    }

    /** The same with something on standard input. */
    static CommandRun withInput(String input, String... arguments) {
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1));
        return of(new Surroundings(Map.of(), Optional.empty(), false, in), new StringWriter(), arguments);
    }

    /** The same with an output that can be looked at while it runs. */
    static CommandRun of(Map<String, String> environment, StringWriter out, Optional<Path> home, String... arguments) {
        return of(new Surroundings(environment, home, false, InputStream.nullInputStream()), out, arguments);
    }

    private static CommandRun of(Surroundings surroundings, StringWriter out, String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(surroundings);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        int code = line.execute(arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }

    /** The lines of standard error. */
    List<String> errors() {
        return err.lines().toList();
    }
}
