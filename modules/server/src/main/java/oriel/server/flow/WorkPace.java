package oriel.server.flow;

import java.util.concurrent.TimeUnit;

/**
 * How much work the messages of one viewer may make: half a processor over time, some seconds at once. What is more waits:
 * the reader thread does, and by it the viewer, so nothing is lost. What a message costs is estimated, never below what it
 * takes on an ordinary machine. Used by the reader thread.
 */
public final class WorkPace {

    /** Any message: a lock, another thread that wakes up, maybe a screen that is told of a key. */
    public static final long MESSAGE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    /** One number of SetEncodings. */
    public static final long NUMBER_NANOS = 400;

    /** One pixel that is sent again though it has not changed. */
    public static final long PIXEL_NANOS = 10;

    /** One byte of a message that is read, whatever becomes of it. */
    public static final long READ_NANOS = 2;

    /** One byte of a text that is unpacked or sent. */
    public static final long BYTE_NANOS = 10;

    /** Another size of the screen. */
    public static final long RESIZE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    /** A word of a page, which may end sessions or change rights: 50 a second over time, 200 at once. */
    public static final long COMPANION_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int WAIT_FOR_WORK = 2;
    private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final NanoClock clock;
    private long left = BURST_NANOS;
    private long filledNanos;

    /** All that is allowed at once is left. */
    public WorkPace(NanoClock clock) {
        this.clock = clock;
        this.filledNanos = clock.nanoTime();
    }

    /** How long the viewer has to wait until it may make work again; 0: not at all. */
    public long waitNanos() {
        fill();
        return Math.max(0, -left * WAIT_FOR_WORK);
    }

    /** A message makes so much work. */
    public void spend(long workNanos) {
        left -= workNanos;
    }

    private void fill() {
        long now = clock.nanoTime();
        left = Math.min(BURST_NANOS, left + (now - filledNanos) / WAIT_FOR_WORK);
        filledNanos = now;
    }
}
