package oriel.launcher.companion;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import oriel.security.Right;
import oriel.server.OrielServer;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;

/**
 * What a page is told of its session besides what the engine knows.
 *
 * @param usable what of somebody's rights the operator lets anybody use
 * @param way in which somebody has shown who they are
 * @param fingerprint what the browser's user may compare; empty where nothing is known of what the browser sees
 */
public record PageFacts(
        UnaryOperator<Set<Right>> usable,
        Function<SessionInfo, String> way,
        Function<SessionInfo, Optional<Fingerprint>> fingerprint) {

    /** Whether somebody has a right, and the operator lets it be used. */
    boolean may(SessionInfo session, Right right) {
        return usable.apply(session.rights()).contains(right);
    }

    /** Whose visitors may read the clipboard, of some sessions. */
    Stream<SessionId> readers(OrielServer server, Predicate<SessionId> some) {
        return server.sessions().stream()
                .filter(session -> some.test(session.id()) && may(session, Right.CLIPBOARD_READ))
                .map(SessionInfo::id);
    }

    /**
     * By this a server is told from others.
     *
     * @param of {@code certificate} or {@code key}
     * @param text as the log and {@code oriel cert} show it
     */
    public record Fingerprint(String of, String text) {}
}
