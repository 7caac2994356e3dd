package oriel.launcher.cli;

import java.io.Console;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command sees of the machine besides its arguments.
 *
 * @param variables the environment's variables
 * @param home the folder of the distribution, if the start script named it
 * @param drawingTerminal true if somebody looks at a terminal that can show blocks in colours
 * @param input standard input
 */
public record Environment(
        Map<String, String> variables, Optional<Path> home, boolean drawingTerminal, InputStream input) {

    /** Those of this process. */
    public static Environment ofProcess() {
        Map<String, String> variables = System.getenv();
        return new Environment(
                variables,
                Optional.ofNullable(System.getProperty("oriel.home")).map(Path::of),
                draws(variables),
                System.in);
    }

    /**
     * Java has a console only where both input and output are a terminal. In the locales C and POSIX the script that starts
     * Oriel has Java use UTF-8 for names; the terminal need not know it.
     */
    private static boolean draws(Map<String, String> variables) {
        Console console = System.console();
        return console != null
                && System.getProperty(ExternalPrograms.GIVEN_LOCALE) == null
                && console.charset().equals(StandardCharsets.UTF_8)
                && !variables.getOrDefault("TERM", "dumb").equals("dumb");
    }
}
