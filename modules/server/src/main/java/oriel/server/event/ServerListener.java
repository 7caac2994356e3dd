package oriel.server.event;

/**
 * Hears of the sessions of a server. For each, {@link #connected} comes first, and either {@link #refused} or {@link #closed}
 * last. All but {@link #rightsChanged} are called by threads of the session: one that takes its time holds up that session alone. What it throws is
 * logged and changes nothing.
 */
public interface ServerListener {

    /** Hears nothing. */
    ServerListener NONE = new ServerListener() {};

    /** Somebody has connected, and is not known yet. */
    default void connected(SessionInfo session) {}

    /** A session was admitted: from now on it is a viewer, and has its rights and name. */
    default void authenticated(SessionInfo session) {}

    /** A program has changed what a viewer may do; called by the program's thread. */
    default void rightsChanged(SessionInfo session) {}

    /**
     * A session has ended before it was admitted.
     *
     * @param reason in words, of which the peer may have written a part
     */
    default void refused(SessionInfo session, String reason) {}

    /**
     * A viewer's session has ended; its place is free, and its figures do not change any more.
     *
     * @param reason in words, of which the peer may have written a part
     */
    default void closed(SessionInfo session, String reason) {}
}
