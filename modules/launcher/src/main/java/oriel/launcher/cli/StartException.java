package oriel.launcher.cli;

/** The server cannot start here and now, although its configuration may be sound. */
public final class StartException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final String remedy;

    public StartException(ExitCode code, String cause, String remedy) {
        super(cause);
        this.code = code;
        this.remedy = remedy;
    }

    /** How the command ends. */
    public ExitCode code() {
        return code;
    }

    /** What the operator can do, on one line. */
    public String remedy() {
        return remedy;
    }
}
