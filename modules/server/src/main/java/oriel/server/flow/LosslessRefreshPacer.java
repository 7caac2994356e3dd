package oriel.server.flow;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * When and how much of what was sent with loss is sent again without: once it has been quiet for long enough, and nothing
 * newer is on its way. Used by the writer thread.
 */
public final class LosslessRefreshPacer {

    /** A change on its way gets so much time after a request. */
    private static final long COURTESY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final NanoClock clock;
    private final Optional<Long> afterNanos;
    private final CongestionControl congestion;
    private long requestedNanos;

    /**
     * Paces one viewer's refreshes.
     *
     * @param after how long pixels must have been quiet; empty if they are never sent again
     * @param congestion how many at once
     */
    public LosslessRefreshPacer(Optional<Duration> after, CongestionControl congestion, NanoClock clock) {
        this.afterNanos = after.map(Duration::toNanos);
        this.congestion = congestion;
        this.clock = clock;
    }

    /** The usual one, for viewers that ask for each update. */
    public static LosslessRefreshPacer of(Optional<Duration> after, NanoClock clock) {
        return new LosslessRefreshPacer(after, new RequestLatency(), clock);
    }

    /** The viewer has asked for an update. */
    public void requested(long nanos) {
        requestedNanos = nanos;
        congestion.requested(nanos);
    }

    /** Begins a refresh. */
    public void began() {
        congestion.refreshBegan(clock.nanoTime());
    }

    /** When something is due that was sent with loss at {@code lossNanos} for the last time; empty if it never is. */
    public OptionalLong dueNanos(long lossNanos) {
        return afterNanos
                .map(after -> OptionalLong.of(Math.max(requestedNanos + COURTESY_NANOS, lossNanos + after)))
                .orElse(OptionalLong.empty());
    }

    /** What was sent with loss then or before may be sent again now; empty if nothing may. */
    public OptionalLong quietSinceNanos() {
        long now = clock.nanoTime();
        return afterNanos.isEmpty() || now - requestedNanos < COURTESY_NANOS
                ? OptionalLong.empty()
                : OptionalLong.of(now - afterNanos.get());
    }

    /** How many pixels may be sent again at once. */
    public int pixels() {
        return congestion.refreshPixels();
    }
}
