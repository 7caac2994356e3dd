package oriel.server;

import java.time.Duration;
import oriel.rfb.Limits;

/**
 * Who may come, and how long the server waits for them.
 *
 * @param maxViewers sessions at once, 1 or more
 * @param maxHandshakes connections that are not admitted yet, 1 or more; beyond it the oldest of the address that has the most
 *     is dropped
 * @param handshakeTimeout one deadline from the connection to the end of ClientInit; people type a password meanwhile
 * @param messageTimeout one deadline for the rest of a message whose first byte is there
 * @param sharing what the shared flag does
 * @param viewOnly everybody may look, and nothing else, as with a view-only password
 * @param limits bounds of single messages
 * @param loginGuard what becomes of those who guess passwords
 */
public record SessionOptions(
        int maxViewers,
        int maxHandshakes,
        Duration handshakeTimeout,
        Duration messageTimeout,
        Sharing sharing,
        boolean viewOnly,
        Limits limits,
        LoginGuardPolicy loginGuard) {

    /** What is sensible for one desktop. */
    public static final SessionOptions DEFAULT = new SessionOptions(
            10, 256, Duration.ofSeconds(120), Duration.ofSeconds(60), Sharing.ALWAYS, false, Limits.DEFAULT);

    /** Those who guess passwords are slowed down. */
    public SessionOptions(
            int maxViewers,
            int maxHandshakes,
            Duration handshakeTimeout,
            Duration messageTimeout,
            Sharing sharing,
            boolean viewOnly,
            Limits limits) {
        this(
                maxViewers,
                maxHandshakes,
                handshakeTimeout,
                messageTimeout,
                sharing,
                viewOnly,
                limits,
                LoginGuardPolicy.DEFAULT);
    }

    /** Checks the ranges. */
    public SessionOptions {
        if (maxViewers < 1 || maxHandshakes < 1) {
            throw new IllegalArgumentException("at least one viewer and one handshake");
        }
    }
}
