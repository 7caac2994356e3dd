package oriel.server.session;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import oriel.rfb.ProtocolException;

/**
 * Why a session is over.
 *
 * @param reason in words for the log
 * @param stranger what counts if it was not admitted
 */
record SessionEnd(String reason, StrangerEnd stranger) {

    /** The viewer has left, as viewers do. */
    static final SessionEnd LEFT = new SessionEnd("it left", StrangerEnd.LEFT);

    /** The server has ended it. */
    static SessionEnd byServer(String reason) {
        return new SessionEnd(reason, StrangerEnd.ENDED);
    }

    /** What a failure means; {@code refusal} is what a refusal of the handshake was about. */
    static SessionEnd of(IOException failure, StrangerEnd refusal) {
        if (failure instanceof RefusedException) {
            return new SessionEnd("it was refused: " + failure.getMessage(), refusal);
        }
        if (failure instanceof ProtocolException) {
            return new SessionEnd("it breaks the rules: " + failure.getMessage(), StrangerEnd.BROKE_THE_RULES);
        }
        if (failure instanceof SocketTimeoutException) {
            return new SessionEnd("it was silent for too long", StrangerEnd.TOO_SLOW);
        }
        if (failure instanceof EOFException) {
            return new SessionEnd("it left in the middle of a message", StrangerEnd.LEFT);
        }
        return new SessionEnd("it is gone (" + failure.getMessage() + ")", StrangerEnd.LEFT);
    }
}
