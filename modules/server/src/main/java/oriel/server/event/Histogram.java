package oriel.server.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts how long something took, by size. Thread-safe; adding takes no lock and makes nothing. */
public final class Histogram {

    /** The bounds, in milliseconds; what is longer than the last is counted beyond. */
    private static final List<Integer> BOUNDS = List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000);

    private static final double NANOS = 1e9;

    private final long[] bounds =
            BOUNDS.stream().mapToLong(TimeUnit.MILLISECONDS::toNanos).toArray();
    private final LongAdder[] counts = new LongAdder[bounds.length + 1];
    private final LongAdder sum = new LongAdder();

    /** Nothing has happened yet. */
    public Histogram() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    /** Something took so many nanoseconds; below 0 is as 0. */
    public void add(long nanos) {
        int i = 0;
        while (i < bounds.length && nanos > bounds[i]) {
            i++;
        }
        counts[i].increment();
        sum.add(Math.max(0, nanos));
    }

    /**
     * How often it took no longer than so.
     *
     * @param upTo seconds, or infinity
     * @param count what the buckets before have counted is in it
     */
    public record Bucket(double upTo, long count) {}

    /**
     * What was counted up to a moment.
     *
     * @param buckets those of longer times last; the last one counts all
     * @param seconds all of it together
     */
    public record Snapshot(List<Bucket> buckets, double seconds) {

        /** Copies the buckets. */
        public Snapshot {
            buckets = List.copyOf(buckets);
        }

        /** How often it was counted. */
        public long count() {
            return buckets.get(buckets.size() - 1).count();
        }
    }

    /** What was counted so far. */
    public Snapshot snapshot() {
        List<Bucket> buckets = new ArrayList<>();
        long count = 0;
        for (int i = 0; i < counts.length; i++) {
            count += counts[i].sum();
            buckets.add(new Bucket(i < bounds.length ? bounds[i] / NANOS : Double.POSITIVE_INFINITY, count));
        }
        return new Snapshot(buckets, sum.sum() / NANOS);
    }
}
