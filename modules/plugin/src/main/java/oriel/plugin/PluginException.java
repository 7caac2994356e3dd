package oriel.plugin;

/** A plugin cannot do its work here. Told to the operator as one line of cause and one of remedy. */
public sealed class PluginException extends Exception permits WrongOptionException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /** Says what is wrong, and what the operator can do about it. */
    public PluginException(String cause, String remedy) {
        super(cause);
        this.remedy = remedy;
    }

    /** Says what is wrong, what the operator can do, and which error lies below. */
    public PluginException(String cause, String remedy, Throwable below) {
        super(cause, below);
        this.remedy = remedy;
    }

    /** What the operator can do. */
    public String remedy() {
        return remedy;
    }
}
