package oriel.server.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * How much a line takes: the bytes of the last few stretches that kept it busy, over the time that they kept it so. A slow
 * stretch weighs as much as it took, so a line that becomes slow is known at once; answers that come late and then together
 * are one stretch after the other, and even out. Used by the writer thread.
 */
final class DeliveryRate {

    private static final int KEPT = 4;

    /** So few bytes say more about clocks than about the line. */
    private static final long MIN_BYTES = 4096;

    /** No line is told to be quicker than this lets it seem. */
    private static final long MIN_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final Deque<Stretch> last = new ArrayDeque<>();
    private Stretch growing = Stretch.NOTHING;
    private OptionalDouble bytesPerNano = OptionalDouble.empty();

    /** Bytes, and how long the line was busy with them. */
    private record Stretch(long bytes, long nanos) {

        static final Stretch NOTHING = new Stretch(0, 0);

        Stretch plus(Stretch other) {
            return new Stretch(bytes + other.bytes, nanos + other.nanos);
        }
    }

    /**
     * The line was busy with something.
     *
     * @param goesOn true if it was busy up to its begin: what is small counts with what came before
     */
    void sample(long bytes, long busyNanos, boolean goesOn) {
        Stretch now = new Stretch(bytes, Math.max(0, busyNanos));
        growing = goesOn ? growing.plus(now) : now;
        if (growing.bytes < MIN_BYTES) {
            return;
        }
        last.addLast(growing);
        growing = Stretch.NOTHING;
        if (last.size() > KEPT) {
            last.removeFirst();
        }
        Stretch all = last.stream().reduce(Stretch.NOTHING, Stretch::plus);
        bytesPerNano = OptionalDouble.of((double) all.bytes / Math.max(MIN_NANOS * last.size(), all.nanos));
    }

    /** Bytes in a nanosecond; empty as long as nothing has kept the line busy. */
    OptionalDouble bytesPerNano() {
        return bytesPerNano;
    }
}
