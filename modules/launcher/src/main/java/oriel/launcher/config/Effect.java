package oriel.launcher.config;

/** When a changed value of a key counts for a server that runs and reads its configuration again. */
public enum Effect {
    /** For all who are there, too. */
    AT_ONCE("at once"),
    /** For who logs in from then on; who is there stays. */
    LOGINS("new logins"),
    /** For viewers that come from then on; who is there goes on as before. */
    VIEWERS("new viewers"),
    /** Not before the server starts again. */
    RESTART("restart");

    private final String words;

    Effect(String words) {
        this.words = words;
    }

    /** As the documentation has it. */
    public String words() {
        return words;
    }
}
