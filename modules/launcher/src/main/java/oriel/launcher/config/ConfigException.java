package oriel.launcher.config;

import java.util.List;

/** The operator's settings cannot be used. Told as one line for each cause, and one for the remedy. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What sort of error it is; each has an exit code of its own. */
    public enum Kind {
        /** A value, a name or a combination is wrong, or a configuration file is missing. */
        WRONG,
        /** A file that holds a password is missing. */
        NO_INPUT,
        /** A file may not be read. */
        NO_PERMISSION
    }

    private final Kind kind;
    private final transient List<String> causes;
    private final String remedy;

    /** Several causes with one remedy. */
    public ConfigException(Kind kind, List<String> causes, String remedy) {
        super(String.join("; ", causes));
        this.kind = kind;
        this.causes = List.copyOf(causes);
        this.remedy = remedy;
    }

    /** A wrong setting. */
    public ConfigException(String cause, String remedy) {
        this(Kind.WRONG, List.of(cause), remedy);
    }

    /** What sort of error it is. */
    public Kind kind() {
        return kind;
    }

    /** One line for each cause. */
    public List<String> causes() {
        return causes;
    }

    /** What the operator can do. */
    public String remedy() {
        return remedy;
    }
}
