package oriel.server.options;

import java.time.Duration;
import java.util.function.Consumer;
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
    public static final SessionOptions DEFAULT = new Draft().options();

    /** Checks the ranges. */
    public SessionOptions {
        if (maxViewers < 1 || maxHandshakes < 1) {
            throw new IllegalArgumentException("at least one viewer and one handshake");
        }
    }

    /** The same with so many sessions at once. */
    public SessionOptions withMaxViewers(int count) {
        return with(draft -> draft.maxViewers = count);
    }

    /** The same with so many connections that are not admitted yet. */
    public SessionOptions withMaxHandshakes(int count) {
        return with(draft -> draft.maxHandshakes = count);
    }

    /** The same with another deadline of the handshake. */
    public SessionOptions withHandshakeTimeout(Duration limit) {
        return with(draft -> draft.handshakeTimeout = limit);
    }

    /** The same with another deadline of a message. */
    public SessionOptions withMessageTimeout(Duration limit) {
        return with(draft -> draft.messageTimeout = limit);
    }

    /** The same with another use of the shared flag. */
    public SessionOptions withSharing(Sharing rule) {
        return with(draft -> draft.sharing = rule);
    }

    /** The same where everybody may only look, or not. */
    public SessionOptions withViewOnly(boolean all) {
        return with(draft -> draft.viewOnly = all);
    }

    /** The same with other bounds of single messages. */
    public SessionOptions withLimits(Limits bounds) {
        return with(draft -> draft.limits = bounds);
    }

    /** The same with other pauses for those who guess passwords. */
    public SessionOptions withLoginGuard(LoginGuardPolicy policy) {
        return with(draft -> draft.loginGuard = policy);
    }

    private SessionOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** Each component by its name, with its default. */
    private static final class Draft {
        private int maxViewers = 64;
        private int maxHandshakes = 256;
        private Duration handshakeTimeout = Duration.ofSeconds(120);
        private Duration messageTimeout = Duration.ofSeconds(60);
        private Sharing sharing = Sharing.ALWAYS;
        private boolean viewOnly = false;
        private Limits limits = Limits.DEFAULT;
        private LoginGuardPolicy loginGuard = LoginGuardPolicy.DEFAULT;

        Draft() {}

        Draft(SessionOptions options) {
            maxViewers = options.maxViewers;
            maxHandshakes = options.maxHandshakes;
            handshakeTimeout = options.handshakeTimeout;
            messageTimeout = options.messageTimeout;
            sharing = options.sharing;
            viewOnly = options.viewOnly;
            limits = options.limits;
            loginGuard = options.loginGuard;
        }

        SessionOptions options() {
            return new SessionOptions(
                    maxViewers, maxHandshakes, handshakeTimeout, messageTimeout, sharing, viewOnly, limits, loginGuard);
        }
    }
}
