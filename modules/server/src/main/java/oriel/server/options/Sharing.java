package oriel.server.options;

/** What happens to other viewers when one arrives: the shared flag of ClientInit (RFC 6143 section 7.3.1). */
public enum Sharing {
    /** Everybody stays, whatever the flag: most viewers clear it without being asked to. */
    ALWAYS,
    /** A viewer that does not set the flag, and has the right to be alone, sends the others away. */
    VIEWER_DECIDES
}
