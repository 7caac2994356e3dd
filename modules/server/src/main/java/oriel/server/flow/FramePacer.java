package oriel.server.flow;

import java.util.concurrent.TimeUnit;

/** How often a viewer gets changes: never more often than its rate allows. Used by the writer thread. */
public final class FramePacer {

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final NanoClock clock;
    private final long intervalNanos;
    private long nextNanos;

    /** The first update may go out at once. */
    public FramePacer(int updatesPerSecond, NanoClock clock) {
        this.clock = clock;
        this.intervalNanos = SECOND_NANOS / updatesPerSecond;
        this.nextNanos = clock.nanoTime();
    }

    /** True if the next update has to wait. */
    public boolean isEarly() {
        return clock.nanoTime() - nextNanos < 0;
    }

    /** When the next update may go out. */
    public long nextNanos() {
        return nextNanos;
    }

    /** Changes went out that were looked for at {@code beganNanos}. */
    public void sent(long beganNanos) {
        nextNanos = beganNanos + intervalNanos;
    }
}
