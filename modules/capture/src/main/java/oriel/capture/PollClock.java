package oriel.capture;

import java.time.Duration;

/**
 * Decides when to look for changes again: soon while there are some or input was given, more and more seldom while
 * nothing happens, and never so often that looking takes more than half of the time. Guarded by the lock of {@link Polling}.
 */
final class PollClock {

    static final long SOON_NANOS = Duration.ofMillis(15).toNanos();
    static final long SELDOM_NANOS = Duration.ofMillis(400).toNanos();

    private static final int GROWTH_PERCENT = 130;
    private static final int SELDOM_COSTS = 20;

    private long intervalNanos = SOON_NANOS;
    private long costNanos;
    private long lastNanos;

    /** Starts with a look that is due at once. */
    PollClock(long nowNanos) {
        lastNanos = nowNanos - SELDOM_NANOS;
    }

    /** How long to wait until the next look; 0 or less if it is due. */
    long waitNanos(long nowNanos) {
        return lastNanos + Math.max(intervalNanos, 2 * costNanos) - nowNanos;
    }

    /** A look from one time to another has found a change or none. */
    void looked(long fromNanos, long toNanos, boolean changed) {
        lastNanos = fromNanos;
        costNanos = toNanos - fromNanos;
        long seldom = Math.max(SELDOM_NANOS, SELDOM_COSTS * costNanos);
        intervalNanos = changed ? SOON_NANOS : Math.min(seldom, intervalNanos * GROWTH_PERCENT / 100);
    }

    /** Something will change now. */
    void hurry() {
        intervalNanos = SOON_NANOS;
    }
}
