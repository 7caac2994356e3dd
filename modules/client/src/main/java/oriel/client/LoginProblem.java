package oriel.client;

/** What kept a {@link Viewer} out, as far as it decides what helps. */
public enum LoginProblem {
    /** The server said no: to the name, the password, or for a reason of its own. */
    REFUSED,
    /** The server wants a password, and there is none. */
    PASSWORD_WANTED,
    /** The server wants a user name, and there is none. */
    NAME_WANTED,
    /** The server lets nobody in by a user name. */
    NO_NAMES,
    /** Nothing may be said in the clear, and the server encrypts nothing. */
    IN_THE_CLEAR,
    /** The server lets viewers in by nothing that this one knows. */
    UNKNOWN_TYPE
}
