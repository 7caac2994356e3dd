package oriel.launcher.companion;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import oriel.security.Right;
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

    /**
     * By this a server is told from others.
     *
     * @param of {@code certificate} or {@code key}
     * @param text as the log and {@code oriel cert} show it
     */
    public record Fingerprint(String of, String text) {}
}
