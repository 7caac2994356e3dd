package oriel.server.flow;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * How hard what loses nothing is compressed because of the line: harder, a step at a time, while an update waits for the line
 * and not for the processor; less hard at once when it waits for the processor, and when the line has been free for a while.
 * Few steps, so that viewers on like lines share what is encoded. Used by the writer thread.
 */
public final class LineCompression {

    /** 6 costs little more than the encoders' own; 7 is another coder, which takes longer; beyond it bytes hardly get fewer. */
    private static final int[] LEVELS = {0, 6, 7};

    /** So many times as long may what comes next take to make, roughly. */
    private static final int[] MORE_WORK = {4, 10};

    /** An update that takes the line for less hardly waits for it. */
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

    /** The same where the viewer is near: what takes so long there is the viewer, not the line. */
    private static final long NEAR_SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(80);

    /** The processor is what an update waits for if it works for more than this part of the time that the line takes. */
    private static final int MOST_WORK = 2;

    /** A line that no update has kept busy for so long is free. */
    private static final long FREE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** What was too much work is not tried again before. */
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Less says nothing about what compresses better. */
    private static final long MIN_BYTES = 8 << 10;

    private final CongestionControl line;
    private int step;
    private long slowNanos;
    private long tooMuchNanos;
    private boolean tooMuch;

    /** As the viewer wishes. */
    public LineCompression(CongestionControl line) {
        this.line = line;
    }

    /** The level now, never below the viewer's wish, or the encoder's own if that is unset. */
    public int of(int wish) {
        return step == 0 ? wish : Math.max(wish, LEVELS[step]);
    }

    /**
     * Learns from an update.
     *
     * @param bytes those of what loses nothing, at the level that {@link #of} said last
     * @param workNanos how long all of it took to make, without the time to send it
     * @param nanos now, by the engine's clock
     */
    public void learn(long bytes, long workNanos, long nanos) {
        OptionalLong taken = line.nanosFor(bytes);
        if (bytes < MIN_BYTES || taken.isEmpty()) {
            return;
        }
        long lineNanos = taken.getAsLong();
        boolean slow = lineNanos >= slowFrom();
        slowNanos = slow ? nanos : slowNanos;
        if (step > 0 && MOST_WORK * workNanos > lineNanos) {
            step--;
            tooMuch = true;
            tooMuchNanos = nanos;
        } else if (step > 0 && nanos - slowNanos >= FREE_NANOS) {
            step = 0;
        } else if (slow && step < MORE_WORK.length && MORE_WORK[step] * workNanos <= lineNanos && mayTry(nanos)) {
            step++;
        }
    }

    private boolean mayTry(long nanos) {
        tooMuch &= nanos - tooMuchNanos < RETRY_NANOS;
        return !tooMuch;
    }

    private long slowFrom() {
        return line.isNear() ? NEAR_SLOW_NANOS : SLOW_NANOS;
    }
}
