package oriel.server.flow;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * The shortest round trip of late: the line's own, without what waits in it. Used by the writer thread; all times are of the
 * engine's clock.
 */
final class RoundTrip {

    private static final long NONE = Long.MAX_VALUE;

    private final long windowNanos;
    private long shortest = NONE;
    private long before = NONE;
    private long guess = NONE;
    private long beganNanos;

    /** Nothing is known; what is learnt counts for one to two windows, and longer where nothing follows. */
    RoundTrip(Duration window) {
        this.windowNanos = window.toNanos();
    }

    /** A first guess, which counts as long as nothing was measured that takes more than twice as long. */
    void guess(long trip) {
        guess = Math.max(0, trip);
    }

    /** A round trip of something small ended at {@code nanos}. */
    void sample(long trip, long nanos) {
        if (shortest == NONE) {
            beganNanos = nanos;
        } else if (nanos - beganNanos > windowNanos) {
            before = shortest;
            shortest = NONE;
            beganNanos = nanos;
        }
        shortest = Math.min(shortest, Math.max(0, trip));
    }

    /** Nanoseconds; empty if nothing is known. */
    OptionalLong nanos() {
        long measured = Math.min(shortest, before);
        long known = measured == NONE || measured / 2 <= guess ? Math.min(guess, measured) : measured;
        return known == NONE ? OptionalLong.empty() : OptionalLong.of(known);
    }
}
