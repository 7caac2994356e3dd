package oriel.plugin;

/** A plugin's own section of the configuration is wrong; the plugin itself may be sound. */
public final class WrongOptionException extends PluginException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong, and what the operator can do about it. */
    public WrongOptionException(String cause, String remedy) {
        super(cause, remedy);
    }
}
