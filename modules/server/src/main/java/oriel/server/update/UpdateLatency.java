package oriel.server.update;

import oriel.server.flow.NanoClock;

/**
 * How long a viewer waits to see a change, for as much of that as is the server's. Used by the writer thread alone; times are
 * of the engine's clock.
 */
final class UpdateLatency {

    private static final long NOTHING = -1;

    private final UpdateCounters counters;
    private final NanoClock clock;
    private long shown = NOTHING;
    private long requestedNanos;
    private boolean requested;

    UpdateLatency(UpdateCounters counters, NanoClock clock) {
        this.counters = counters;
        this.clock = clock;
    }

    /** The viewer has asked for an update: what changed before has not been the server's to send. */
    void requested(long nanos) {
        requested = true;
        requestedNanos = nanos;
    }

    /**
     * An update was written. It counts if it shows something new; the first one, and pixels that were repeated, do not.
     *
     * @param version of the picture that it shows
     * @param changedNanos when that version came
     * @param whole whether it holds all that was due
     */
    void written(long version, long changedNanos, boolean whole) {
        if (shown != NOTHING && version > shown) {
            boolean late = requested && requestedNanos - changedNanos > 0;
            counters.latency(clock.nanoTime() - (late ? requestedNanos : changedNanos));
        }
        if (whole || shown == NOTHING) {
            shown = version;
        }
    }
}
