package oriel.launcher.cli;

import java.io.Console;
import java.util.Arrays;

/** Asks for passwords in a terminal, which does not show them. */
public final class PasswordPrompt {

    private final Console console;
    private final String remedy;

    /** @param remedy what to do if no password was given, as one line */
    public PasswordPrompt(Console console, String remedy) {
        this.console = console;
        this.remedy = remedy;
    }

    /** Asks twice, and refuses two that differ; an empty one is asked for once. */
    public String twice(String what) throws StartException {
        char[] first = once(what);
        if (first.length > 0 && !Arrays.equals(first, once("Again"))) {
            throw new StartException(ExitCode.USAGE, "the two passwords are not the same", remedy);
        }
        return new String(first);
    }

    /** Asks once. */
    public String ask(String what) throws StartException {
        return new String(once(what));
    }

    private char[] once(String what) throws StartException {
        char[] typed = console.readPassword("%s: ", what);
        if (typed == null) {
            throw new StartException(ExitCode.USAGE, "the input ended before a password came", remedy);
        }
        return typed;
    }
}
