package oriel.server.session;

import java.net.InetAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import oriel.security.Right;
import oriel.server.flow.NanoClock;
import oriel.server.options.LoginGuardPolicy;
import oriel.transport.Prefix;

/**
 * Slows down whoever guesses passwords. After some failures an address has to pause, with each further failure for twice as
 * long; so has an IPv6 network (/64), and later its site (/48). In each pause one try is judged all the same: the first at
 * once, the next at a moment that nobody can foresee, so that somebody who shares the address of a guesser comes in. All
 * together may fail only so often a second, but for networks where somebody has logged in before. Only failed logins count,
 * never mere connections.
 *
 * <p>A failure may have been a guess at any password, so a success clears it only if there was nothing more to win. Each
 * failure is remembered for an hour after the last one, never less: their number is bounded by how often all may fail.
 * Thread-safe.
 */
final class LoginGuard {

    private static final int FREE_FAILURES = 5;
    private static final int FREE_FAILURES_OF_SITE = 20;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MAX_DOUBLINGS = 5;

    /** The part of a pause, from its start, in which no try is judged. */
    private static final double CLOSED_PART = 0.25;

    private static final long MEMORY_NANOS = TimeUnit.HOURS.toNanos(1);

    /** Failures of all together at once, and one more each second. */
    private static final int FAILURES_AT_ONCE = 100;

    private static final long FAILURE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int MAX_KNOWN = 256;

    private final LoginGuardPolicy policy;
    private final NanoClock clock;
    private final DoubleSupplier dice;

    /** In the order of their last failure. */
    private final Map<Prefix, FailureRecord> failures = new LinkedHashMap<>();

    private final Map<Prefix, Long> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Prefix, Long> eldest) {
            return size() > MAX_KNOWN;
        }
    };

    /** When the bucket of failures was, or will be, empty of them. */
    private long emptyNanos;

    /**
     * Failures of one prefix.
     *
     * @param count how many
     * @param lastNanos when the last one was
     * @param pauseEnd until when tries are refused
     * @param judgedFrom from when on one is judged all the same; not after the end of the pause
     */
    private record FailureRecord(int count, long lastNanos, long pauseEnd, long judgedFrom) {

        Optional<String> refusal(long now) {
            if (now - judgedFrom >= 0) {
                return Optional.empty();
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(pauseEnd - now) + 1;
            return Optional.of("too many wrong passwords, try again in " + seconds + " s");
        }
    }

    /**
     * Has seen nobody yet.
     *
     * @param dice from 0 to 1
     */
    LoginGuard(LoginGuardPolicy policy, NanoClock clock, DoubleSupplier dice) {
        this.policy = policy;
        this.clock = clock;
        this.dice = dice;
        this.emptyNanos = clock.nanoTime();
    }

    /** Why nobody from an address may try now; empty if one may. */
    synchronized Optional<String> refusal(InetAddress address) {
        if (!policy.watches(address)) {
            return Optional.empty();
        }
        long now = clock.nanoTime();
        forgetExpired(now);
        Prefix network = Prefix.ofNetwork(address);
        Optional<String> own = refusal(network, now);
        if (own.isPresent() || known.containsKey(network)) {
            return own;
        }
        return refusal(Prefix.ofSite(address), now).or(() -> refusalOfAll(now));
    }

    private Optional<String> refusal(Prefix prefix, long now) {
        return Optional.ofNullable(failures.get(prefix)).flatMap(found -> found.refusal(now));
    }

    private Optional<String> refusalOfAll(long now) {
        return emptyNanos - now > (FAILURES_AT_ONCE - 1) * FAILURE_NANOS
                ? Optional.of("too many wrong passwords from many addresses, try again soon")
                : Optional.empty();
    }

    /**
     * Hears of one login, and judges it: many that began together must not be worth more than as many in a row.
     *
     * @param rights what the password gives; empty if it was wrong
     * @return why it does not count, right or wrong; empty if it counts
     */
    synchronized Optional<String> tried(InetAddress address, Optional<Set<Right>> rights) {
        Optional<String> refusal = refusal(address);
        if (refusal.isPresent() || !policy.watches(address)) {
            return refusal;
        }
        long now = clock.nanoTime();
        Prefix network = Prefix.ofNetwork(address);
        if (rights.isEmpty()) {
            fail(network, Prefix.ofSite(address), now);
        } else if (rights.get().containsAll(Right.FULL)) {
            failures.remove(network);
            known.put(network, now);
        }
        return Optional.empty();
    }

    private void fail(Prefix network, Prefix site, long now) {
        count(network, FREE_FAILURES, now);
        if (known.containsKey(network)) {
            return;
        }
        if (!site.equals(network)) {
            count(site, FREE_FAILURES_OF_SITE, now);
        }
        emptyNanos = Math.max(0, emptyNanos - now) + now + FAILURE_NANOS;
    }

    private void count(Prefix prefix, int free, long now) {
        FailureRecord before = failures.remove(prefix);
        int count = before == null ? 1 : before.count + 1;
        if (count < free) {
            failures.put(prefix, new FailureRecord(count, now, now, now));
            return;
        }
        long pause = FIRST_PAUSE_NANOS << Math.min(MAX_DOUBLINGS, count - free);
        double closed = count == free ? 0 : CLOSED_PART + (1 - CLOSED_PART) * dice.getAsDouble();
        failures.put(prefix, new FailureRecord(count, now, now + pause, now + (long) (pause * closed)));
    }

    private void forgetExpired(long now) {
        Iterator<FailureRecord> oldest = failures.values().iterator();
        while (oldest.hasNext() && now - oldest.next().lastNanos > MEMORY_NANOS) {
            oldest.remove();
        }
    }

    /** How many prefixes are remembered for their failures. */
    synchronized int remembered() {
        return failures.size();
    }
}
