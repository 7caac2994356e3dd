package oriel.server.event;

import java.util.Optional;
import oriel.capture.ClipboardImage;

/**
 * Hears of the sessions of a server. For each, {@link #connected} comes first, and either {@link #refused} or {@link #closed}
 * last. All but {@link #rightsChanged}, {@link #controlChanged}, {@link #screenLost}, {@link #textLeftOut}, {@link #imageCopied}
 * and {@link #imageLeftOut} are called by threads of the session: one that takes its time holds up that session alone. What it throws is
 * logged and changes nothing, but that whoever {@link #objection} was about is not let in.
 */
public interface ServerListener {

    /** Hears nothing. */
    ServerListener NONE = new ServerListener() {};

    /** Somebody has connected, and is not known yet. */
    default void connected(SessionInfo session) {}

    /**
     * Somebody has proved who they are and would be let in: asked by the session's thread, which waits for the answer as long as
     * the handshake may take.
     *
     * @param session with the name and the rights that they would have
     * @return why they are not let in, in words for them; empty to let them in
     */
    default Optional<String> objection(SessionInfo session) {
        return Optional.empty();
    }

    /** A session was admitted: from now on it is a viewer, and has its rights and name. */
    default void authenticated(SessionInfo session) {}

    /** A program has changed what a viewer may do; called by the program's thread. */
    default void rightsChanged(SessionInfo session) {}

    /**
     * Another viewer, or none, controls the screen alone, as {@code InputPolicy.SINGLE_CONTROLLER} has it;
     * {@code OrielServer.controller} says who. Called by the thread that gives input to the screen, which does nothing else
     * meanwhile.
     */
    default void controlChanged() {}

    /** The screen is lost, and viewers keep the last picture; or it is back. Called by the thread that captures it. */
    default void screenLost(boolean lost) {}

    /** The screen's clipboard has a text that is too long for viewers; called by a thread of the screen, which does not wait. */
    default void textLeftOut() {}

    /**
     * Somebody has copied an image on the screen, and the server's options let viewers have what is copied; called by a thread
     * of the screen, which does not wait. No message of RFB takes it to viewers: a program may do so, to those that have
     * {@link oriel.security.Right#CLIPBOARD_READ}.
     */
    default void imageCopied(ClipboardImage image) {}

    /** Somebody has copied an image on the screen that is too large to be had; called as {@link #imageCopied} is. */
    default void imageLeftOut() {}

    /**
     * A session has ended before it was admitted.
     *
     * @param reason in words, of which the peer may have written a part
     */
    default void refused(SessionInfo session, String reason) {}

    /**
     * The same as {@link #refused} in few words, to be counted by; told before it.
     *
     * @param kind such as {@code wrong_password} or {@code left}; there is a dozen of them at most
     */
    default void sortedOut(SessionInfo session, String kind) {}

    /**
     * A viewer's session has ended; its place is free, and its figures do not change any more.
     *
     * @param reason in words, of which the peer may have written a part
     */
    default void closed(SessionInfo session, String reason) {}
}
