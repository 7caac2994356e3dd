package oriel.launcher.config;

/** What the number of a setting counts. */
public enum Unit {
    /** Nothing that needs a word. */
    NONE(""),
    /** Time. */
    SECONDS("seconds"),
    /** Short times. */
    MILLISECONDS("milliseconds"),
    /** Sizes of what is sent. */
    BYTES("bytes"),
    /** Areas. */
    PIXELS("pixels"),
    /** How often pixels are sent. */
    UPDATES_PER_SECOND("updates a second");

    private final String word;

    Unit(String word) {
        this.word = word;
    }

    /** Its word, in the plural; empty for nothing. */
    public String word() {
        return word;
    }
}
