package oriel.server.session;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.slf4j.Logger;
import oriel.rfb.ProtocolException;
import oriel.server.event.SessionId;
import oriel.server.flight.Flight;
import oriel.server.flight.LoginEvent;
import oriel.transport.Peer;

/**
 * Why a session is over: the one place in which a failure becomes a reason, and a reason a line of the log.
 *
 * @param reason in words for the log
 * @param stranger what counts if it was not admitted
 * @param fault what the server itself did wrong, if that is why
 */
record SessionEnd(String reason, StrangerEnd stranger, Optional<Throwable> fault) {

    /** The viewer has left, as viewers do. */
    static final SessionEnd LEFT = new SessionEnd("it left", StrangerEnd.LEFT);

    private SessionEnd(String reason, StrangerEnd stranger) {
        this(reason, stranger, Optional.empty());
    }

    /** The server has ended it. */
    static SessionEnd byServer(String reason) {
        return new SessionEnd(reason, StrangerEnd.ENDED);
    }

    /** What a failure of the reader means; {@code refusal} is what a refusal of the handshake was about. */
    static SessionEnd ofReader(Throwable failure, StrangerEnd refusal) {
        if (failure instanceof RefusedException) {
            return new SessionEnd("it was refused: " + failure.getMessage(), refusal);
        }
        if (failure instanceof LateTlsException) {
            return new SessionEnd(failure.getMessage(), StrangerEnd.TLS_TOO_LATE);
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
        return ofEither(failure);
    }

    /** What a failure of the writer means. */
    static SessionEnd ofWriter(Throwable failure) {
        return failure instanceof SocketTimeoutException ? byServer("it took nothing for too long") : ofEither(failure);
    }

    private static SessionEnd ofEither(Throwable failure) {
        if (failure instanceof IOException) {
            return new SessionEnd("it is gone (" + failure.getMessage() + ")", StrangerEnd.LEFT);
        }
        if (failure instanceof InterruptedException) {
            return byServer("it was ended");
        }
        return new SessionEnd("an error of the server", StrangerEnd.ENDED, Optional.of(failure));
    }

    /** Whether the viewer has left by itself. */
    boolean isLeaving() {
        return stranger == StrangerEnd.LEFT;
    }

    /** Tells a log at once what the server did wrong, whatever else the session ends of. */
    void logFault(Logger log, SessionId id) {
        fault.ifPresent(error -> log.error("session {} failed", id, error));
    }

    /** Tells a log of a viewer's end; that of strangers is no news, since they can come as often as they like. */
    void log(Logger log, SessionId id, Peer peer, boolean admitted) {
        if (admitted) {
            log.info("session {} from {} ended: {}", id, peer, reason);
        } else {
            log.debug("session {} from {} ended before its login: {}", id, peer, reason);
            if (Flight.isRecorded()) {
                LoginEvent.tell(id.number(), false);
            }
        }
    }
}
