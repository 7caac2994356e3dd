package oriel.transport.netty;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import oriel.transport.Prefix;

/**
 * How long an address that has asked for many pages waits before it is heard again. Nothing is refused: a room full of
 * people who open the page at once notices nothing, and a peer that asks as fast as it can takes little from those who
 * are in. Thread-safe.
 */
final class RequestPace {

    /** Thirty people who load a page of a hundred files. */
    static final int REQUESTS_AT_ONCE = 4000;

    static final int REQUESTS_A_SECOND = 200;

    /** An address has a few connections at once, so it gets its requests a second and those. */
    static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Beyond so many, those are forgotten that have all of their tokens back. */
    private static final int PREFIXES_REMEMBERED = 1000;

    private final LongSupplier clock;
    private final Map<Prefix, Crowd.Bucket> buckets = new HashMap<>();

    /** Knows nobody yet. */
    RequestPace(LongSupplier nanoClock) {
        this.clock = nanoClock;
    }

    /** Counts a request that was answered; gives the wait before the next one of the same connection. */
    synchronized long pauseNanos(InetAddress address) {
        long now = clock.getAsLong();
        Prefix network = Prefix.ofNetwork(address);
        if (!buckets.containsKey(network) && buckets.size() >= PREFIXES_REMEMBERED) {
            buckets.values().removeIf(bucket -> bucket.isFull(now));
        }
        Crowd.Bucket bucket =
                buckets.computeIfAbsent(network, unknown -> new Crowd.Bucket(REQUESTS_AT_ONCE, REQUESTS_A_SECOND, now));
        return bucket.take(now) ? 0 : PAUSE_NANOS;
    }
}
