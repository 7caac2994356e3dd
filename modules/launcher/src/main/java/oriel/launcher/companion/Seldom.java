package oriel.launcher.companion;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Something that is told at most once in a while, however often it happens. Thread-safe; its own monitor guards it. */
final class Seldom {

    private final long pauseNanos;
    private final LongSupplier nanoTime;
    private OptionalLong last = OptionalLong.empty();

    /** @param nanoTime the time, as of {@link System#nanoTime} */
    Seldom(long pauseNanos, LongSupplier nanoTime) {
        this.pauseNanos = pauseNanos;
        this.nanoTime = nanoTime;
    }

    /** True if it may be told now; then it is. */
    synchronized boolean isDue() {
        long now = nanoTime.getAsLong();
        if (last.isPresent() && now - last.getAsLong() < pauseNanos) {
            return false;
        }
        last = OptionalLong.of(now);
        return true;
    }
}
