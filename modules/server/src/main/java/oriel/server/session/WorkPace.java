package oriel.server.session;

import java.util.concurrent.TimeUnit;
import oriel.server.flow.NanoClock;

/**
 * How much work the messages of one viewer may make: half a processor over time, some seconds at once. What is more waits:
 * the reader thread does, and by it the viewer, so nothing is lost. What a message costs is estimated, never below what it
 * takes on an ordinary machine. Used by the reader thread.
 */
final class WorkPace {

    /** Any message: a lock, another thread that wakes up, maybe a screen that is told of a key. */
    static final long MESSAGE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    /** One number of SetEncodings. */
    static final long NUMBER_NANOS = 400;

    /** One pixel that is sent again though it has not changed. */
    static final long PIXEL_NANOS = 10;

    /** One byte of a message that is read, whatever becomes of it. */
    static final long READ_NANOS = 2;

    /** One byte of a text that is unpacked or sent. */
    static final long BYTE_NANOS = 10;

    /** Another size of the screen. */
    static final long RESIZE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private static final int WAIT_FOR_WORK = 2;
    private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final NanoClock clock;
    private final Handshake.Pause pause;
    private long left = BURST_NANOS;
    private long filledNanos;

    /**
     * All that is allowed at once is left.
     *
     * @param pause waits
     */
    WorkPace(NanoClock clock, Handshake.Pause pause) {
        this.clock = clock;
        this.pause = pause;
        this.filledNanos = clock.nanoTime();
    }

    /** Waits until the viewer may make work again. */
    void await() throws InterruptedException {
        fill();
        if (left < 0) {
            pause.sleep(-left * WAIT_FOR_WORK);
            fill();
        }
    }

    /** A message makes so much work. */
    void spend(long workNanos) {
        left -= workNanos;
    }

    private void fill() {
        long now = clock.nanoTime();
        left = Math.min(BURST_NANOS, left + (now - filledNanos) / WAIT_FOR_WORK);
        filledNanos = now;
    }
}
