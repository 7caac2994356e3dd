package oriel.launcher.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bar that shows how far a benchmark is: on a terminal, over itself; elsewhere not at all. Used by one thread. */
public final class Progress {

    private static final int CELLS = 30;
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final PrintWriter out;
    private final boolean shown;
    private final int steps;
    private int done;
    private int lastLength;

    /** A bar of so many steps; {@code shown} if the output is a terminal. */
    public Progress(PrintWriter out, boolean shown, int steps) {
        this.out = out;
        this.shown = shown;
        this.steps = steps;
    }

    /** True if standard error is a terminal, as far as Java and Linux tell. */
    public static boolean terminal() {
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    /** Says what is done now; what was done before is finished. */
    public void next(String what) {
        show(what);
        done++;
    }

    /** Takes the bar away. */
    public void end() {
        if (shown) {
            out.print("\r" + " ".repeat(lastLength) + "\r");
            out.flush();
        }
    }

    private void show(String what) {
        if (!shown) {
            return;
        }
        int full = CELLS * done / Math.max(1, steps);
        String line = "[" + "#".repeat(full) + ".".repeat(CELLS - full) + "] " + done + "/" + steps + " " + what;
        out.print("\r" + line + " ".repeat(Math.max(0, lastLength - line.length())));
        out.flush();
        lastLength = line.length();
    }
}
