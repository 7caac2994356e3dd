package oriel.launcher.ask;

import java.awt.AWTError;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import oriel.launcher.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Asks the person at this screen whether somebody may come in, and ends with 0 if so. {@code serve} runs it in a Java of its
 * own, where it can neither block the server nor end it.
 */
@Command(
        name = "ask",
        hidden = true,
        description = "Ask the person at this screen whether somebody may come in. It ends with 0 if so.")
public final class AskCommand implements Callable<Integer> {

    private static final String MODULE = "oriel.launcher";
    private static final int REFUSED = 1;

    /** As a shell says that a command cannot be run. */
    private static final int CANNOT_ASK = 126;

    @Option(names = "--user", required = true, hidden = true)
    private String user;

    @Option(names = "--from", required = true, hidden = true)
    private String from;

    @Option(names = "--how", required = true, hidden = true)
    private String how;

    @Option(names = "--rights", required = true, hidden = true)
    private String rights;

    @Option(names = "--seconds", required = true, hidden = true)
    private int seconds;

    /** For the command line. */
    public AskCommand() {}

    /**
     * The words that run it in a Java like this one, with places for what {@code serve} knows. A small one: it shows one
     * window and no plugin takes part.
     *
     * @param patience after which it gives up
     */
    public static List<String> words(Duration patience) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "--module-path",
                System.getProperty("jdk.module.path", ""),
                "--limit-modules",
                MODULE,
                "--module",
                MODULE + "/oriel.launcher.Main",
                "ask",
                "--user={user}",
                "--from={from}",
                "--how={how}",
                "--rights={rights}",
                "--seconds=" + patience.toSeconds());
    }

    @Override
    public Integer call() throws InterruptedException {
        Question question = new Question(user, from, how, rights);
        try {
            return QuestionWindow.ask(question, Duration.ofSeconds(seconds)) ? ExitCode.OK.number() : REFUSED;
        } catch (InvocationTargetException | AWTError | LinkageError e) {
            return CANNOT_ASK; // no display, a Java without a desktop, or one without fonts
        }
    }
}
