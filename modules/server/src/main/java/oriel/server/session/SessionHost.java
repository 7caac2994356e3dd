package oriel.server.session;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.server.screen.ScreenFeed;

/** What a session asks of the server around it, and tells it. Thread-safe. */
interface SessionHost {

    /** Who slows down guesses. */
    LoginGuard guard();

    /** The desktop's name now. */
    String name();

    /** Why nobody can come in; empty if there is a place. */
    Optional<String> fullBecause();

    /** Makes a session that shook hands a viewer; empty if there was a place, else why not. */
    Optional<String> admit(SessionId id);

    /** Sends every viewer away but one; their places are free at once. */
    void keepOnly(SessionId id);

    /** Forgets a session that has ended; the screen rests when the last viewer is gone. */
    void remove(SessionId id, ScreenFeed feed);

    /** A viewer puts a text, of a size that is allowed, on the screen's clipboard: the others are told of it. */
    void clipboardGiven(SessionId giver, String text);

    /** Counts one that was not admitted. */
    void strangerLeft(StrangerEnd end, InetAddress address);

    /** Why the program around the server does not want somebody who has proved who they are; it may take its time. */
    Optional<String> objection(SessionInfo session);

    /** Tells the program around the server, whose mistakes are not the session's. */
    void tell(Consumer<ServerListener> event);
}
