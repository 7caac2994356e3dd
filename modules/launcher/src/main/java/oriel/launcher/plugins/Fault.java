package oriel.launcher.plugins;

/** What somebody who did not write a plugin can make of what it threw. */
public final class Fault {

    private static final String JNA = "com.sun.jna.Native";

    private static final String JNA_REASON = "JNA cannot be loaded: it needs a folder that it may write and from which"
            + " programs may be run, such as that of JAVA_OPTS=-Djna.tmpdir=FOLDER";

    private Fault() {}

    /** One line: the deepest cause, which names the file, library or class that was missing. */
    public static String of(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && !isOfJna(root)) {
            root = root.getCause();
        }
        if (isOfJna(root)) {
            return JNA_REASON;
        }
        String name = root.getClass().getSimpleName();
        String message = root.getMessage();
        return (message == null ? name : name + ": " + message)
                .lines()
                .findFirst()
                .orElse(name);
    }

    /** What is told of a class that could not be initialised is its name alone, from the second time on. */
    private static boolean isOfJna(Throwable thrown) {
        return thrown instanceof LinkageError
                && thrown.getMessage() != null
                && thrown.getMessage().contains(JNA);
    }
}
