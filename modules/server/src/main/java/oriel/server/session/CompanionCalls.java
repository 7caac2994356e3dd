package oriel.server.session;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.rfb.message.CompanionMessage;
import oriel.server.event.Companion;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;

/**
 * Calls the part of the program that talks with pages, whose mistakes are not the session's.
 *
 * @param companion the part; {@link Companion#NONE} if there is none
 * @param sessions a session as it is now
 */
public record CompanionCalls(Companion companion, Function<SessionId, Optional<SessionInfo>> sessions) {

    /** Nobody talks with pages. */
    public static final CompanionCalls NONE = new CompanionCalls(Companion.NONE, id -> Optional.empty());

    private static final Logger LOG = LoggerFactory.getLogger(CompanionCalls.class);

    /** True if somebody talks with pages. */
    boolean areOffered() {
        return companion != Companion.NONE;
    }

    void opened(SessionId id) {
        call(id, Companion::opened);
    }

    void received(SessionId id, CompanionMessage message) {
        call(id, (part, session) -> part.received(session, message));
    }

    private void call(SessionId id, BiConsumer<Companion, SessionInfo> call) {
        try {
            sessions.apply(id).ifPresent(session -> call.accept(companion, session));
        } catch (RuntimeException | Error e) {
            LOG.error("the part that talks with pages has failed over session {}", id, e);
        }
    }
}
