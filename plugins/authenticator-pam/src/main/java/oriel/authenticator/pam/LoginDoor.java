package oriel.authenticator.pam;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.transport.Peer;

/**
 * Asks PAM within this process, which is quick, as long as its modules answer. Nobody can end one that does not: while any hangs,
 * each login is asked about by a process of its own, which can be ended. So what hangs here is bounded by the logins that were
 * on their way when the first one was late, and all others go on.
 */
final class LoginDoor implements Door {

    private static final Logger LOG = LoggerFactory.getLogger(LoginDoor.class);

    private final Door inside;
    private final Door outside;
    private final Duration limit;
    private final AtomicInteger hung = new AtomicInteger();

    /**
     * @param inside asks within this process
     * @param outside asks by another one, which it ends if that does not answer
     * @param limit after which a login inside counts as one that hangs
     */
    LoginDoor(Door inside, Door outside, Duration limit) {
        this.inside = inside;
        this.outside = outside;
        this.limit = limit;
    }

    /** A login inside; its monitor guards what is known of it. */
    private final class Attempt {

        private boolean over;
        private boolean late;

        synchronized void late() {
            if (!over) {
                late = true;
                hung.incrementAndGet();
                LOG.warn("a module of PAM hangs; until it answers, each login is asked about by a process of its own");
            }
        }

        synchronized void end() {
            over = true;
            if (late && hung.decrementAndGet() == 0) {
                LOG.info("no module of PAM hangs any more");
            }
        }
    }

    @Override
    public Optional<Runnable> enter(String user, byte[] secret, Peer from) {
        if (hung.get() > 0) {
            return outside.enter(user, secret, from);
        }
        Attempt attempt = new Attempt();
        CompletableFuture<Void> watch = CompletableFuture.runAsync(
                attempt::late, CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
        try {
            return inside.enter(user, secret, from);
        } finally {
            watch.cancel(false);
            attempt.end();
        }
    }
}
