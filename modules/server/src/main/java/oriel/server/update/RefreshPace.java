package oriel.server.update;

import java.util.concurrent.TimeUnit;

/**
 * How many pixels without loss a viewer gets at once while nothing changes: more as long as it asks for the next ones
 * quickly, fewer if they kept the line busy, so that a change never waits long behind them. Used by the writer thread.
 */
final class RefreshPace {

    private static final int LEAST_PIXELS = 1 << 12;
    private static final int MOST_PIXELS = 1 << 18;
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private int pixels = 1 << 15;
    private long beganNanos;
    private boolean underWay;

    /** How many pixels may go out now. */
    int pixels() {
        return pixels;
    }

    /** They go out. */
    void began(long nanos) {
        beganNanos = nanos;
        underWay = true;
    }

    /** The viewer asks for more. */
    void asked(long nanos) {
        if (!underWay) {
            return;
        }
        underWay = false;
        long took = nanos - beganNanos;
        if (took < QUICK_NANOS) {
            pixels = Math.min(MOST_PIXELS, pixels * 2);
        } else if (took > SLOW_NANOS) {
            pixels = Math.max(LEAST_PIXELS, pixels / 2);
        }
    }
}
