package oriel.capture.x11.input;

import java.util.concurrent.TimeUnit;

/**
 * Lets a viewer's own repeats of a held key through as fast as any keyboard makes them, and drops those of a backlog: a
 * line that has stalled delivers the repeats of seconds at once, when nobody wants them any more.
 */
final class RepeatPace {

    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int MAX_AT_ONCE = 10;

    private long earnedUntil;

    /** The key was pressed at this time of {@link System#nanoTime}. */
    RepeatPace(long now) {
        earnedUntil = now - MAX_AT_ONCE * INTERVAL_NANOS;
    }

    /** True if a repeat that came at this time is to be typed. */
    boolean allows(long now) {
        long longest = MAX_AT_ONCE * INTERVAL_NANOS;
        if (now - earnedUntil > longest) {
            earnedUntil = now - longest;
        }
        if (now - earnedUntil < INTERVAL_NANOS) {
            return false;
        }
        earnedUntil += INTERVAL_NANOS;
        return true;
    }
}
