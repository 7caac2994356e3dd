package oriel.server.session;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Slows down whoever guesses passwords: after some failures in a row from one address it is refused for a while, which
 * doubles with each further failure. Only failed logins count, never mere connections; one success clears the account.
 * Thread-safe.
 */
final class LoginGuard {

    private static final int FREE_FAILURES = 5;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_DOUBLINGS = 5;
    private static final int MOST_ADDRESSES = 1024;

    private final LongSupplier nanos;
    private final Map<InetAddress, Account> accounts = new LinkedHashMap<>();

    /** Failures of one address, and until when it is refused. */
    private record Account(int failures, long blockedUntil) {}

    /** Measures time with {@code nanos}, a clock like {@link System#nanoTime}. */
    LoginGuard(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Why nobody from an address may try now; empty if one may. */
    synchronized Optional<String> refusal(InetAddress address) {
        Account account = accounts.get(address);
        if (account == null || account.failures < FREE_FAILURES) {
            return Optional.empty();
        }
        long left = account.blockedUntil - nanos.getAsLong();
        if (left <= 0) {
            return Optional.empty();
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(left) + 1;
        return Optional.of("too many wrong passwords, try again in " + seconds + " s");
    }

    /**
     * Hears of one login, and judges it: many that began together must not be worth more than as many in a row.
     *
     * @return why it does not count, right or wrong; empty if it counts
     */
    synchronized Optional<String> tried(InetAddress address, boolean proved) {
        Optional<String> refusal = refusal(address);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (proved) {
            accounts.remove(address);
            return Optional.empty();
        }
        Account before = accounts.remove(address);
        int failures = before == null ? 1 : before.failures + 1;
        int doublings = Math.max(0, Math.min(MOST_DOUBLINGS, failures - FREE_FAILURES));
        accounts.put(address, new Account(failures, nanos.getAsLong() + (FIRST_PAUSE_NANOS << doublings)));
        if (accounts.size() > MOST_ADDRESSES) {
            accounts.remove(accounts.keySet().iterator().next());
        }
        return Optional.empty();
    }
}
