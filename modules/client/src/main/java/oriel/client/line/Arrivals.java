package oriel.client.line;

import java.util.random.RandomGenerator;

/** Puts off arrivals by an {@link Unrest}, and keeps their order. */
final class Arrivals {

    private final Unrest unrest;
    private final RandomGenerator random;
    private long lastNanos;
    private long stallFromNanos;
    private long stallToNanos;

    Arrivals(Unrest unrest, RandomGenerator random) {
        this.unrest = unrest;
        this.random = random;
    }

    /** When bytes arrive that were due at a time: no earlier, and not before those in front of them. */
    long of(long dueNanos) {
        long jitter = unrest.jitter().toNanos();
        long late = jitter == 0 ? 0 : random.nextLong(jitter + 1);
        lastNanos = afterStall(Math.max(lastNanos, dueNanos + late));
        return lastNanos;
    }

    private long afterStall(long arrival) {
        if (!unrest.stalls()) {
            return arrival;
        }
        while (arrival >= stallToNanos) {
            double meanPause = unrest.stall().toNanos() * (1 - unrest.stalledShare()) / unrest.stalledShare();
            stallFromNanos = stallToNanos + (long) (random.nextExponential() * meanPause);
            stallToNanos = stallFromNanos + unrest.stall().toNanos();
        }
        return arrival >= stallFromNanos ? stallToNanos : arrival;
    }
}
