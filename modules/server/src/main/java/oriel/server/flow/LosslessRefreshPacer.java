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

    private static final int MIN_PIXELS = 1 << 12;
    private static final int MAX_PIXELS = 1 << 18;
    private static final int FIRST_PIXELS = 1 << 15;

    /** A change waits no longer behind pixels that nobody waits for. */
    private static final long LINE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final NanoClock clock;
    private final Optional<Long> afterNanos;
    private final CongestionControl line;
    private long requestedNanos;
    private double bytesPerPixel = 3;

    /**
     * Paces one viewer's refreshes.
     *
     * @param after how long pixels must have been quiet; empty if they are never sent again
     * @param line how many at once
     */
    public LosslessRefreshPacer(Optional<Duration> after, CongestionControl line, NanoClock clock) {
        this.afterNanos = after.map(Duration::toNanos);
        this.line = line;
        this.clock = clock;
        this.requestedNanos = clock.nanoTime() - COURTESY_NANOS;
    }

    /** The viewer has asked for an update. */
    public void requested(long nanos) {
        requestedNanos = nanos;
    }

    /** A refresh of so many pixels, at least one, took so many bytes. */
    public void sent(long pixels, long bytes) {
        bytesPerPixel = (bytesPerPixel + (double) bytes / Math.max(1, pixels)) / 2;
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

    /** How many pixels may be sent again at once: as many as the line takes in a moment. */
    public int pixels() {
        OptionalLong bytes = line.bytesIn(LINE_NANOS);
        return bytes.isEmpty()
                ? FIRST_PIXELS
                : (int) Math.max(MIN_PIXELS, Math.min(MAX_PIXELS, bytes.getAsLong() / bytesPerPixel));
    }
}
