package oriel.transport.netty;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import oriel.transport.Prefix;

/**
 * From which addresses browsers have read pages within the last minute: those that asked for something and got it, since a
 * stranger that is refused must not change how others are received. Remembers the latest 1000. Thread-safe.
 */
final class PeerHistory {

    private static final Duration MEMORY = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    private final LongSupplier clock;
    private final Map<Prefix, Long> servedNanos = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Prefix, Long> eldest) {
            return size() > MOST;
        }
    };

    PeerHistory(LongSupplier nanoClock) {
        this.clock = nanoClock;
    }

    /** A browser at this address was given what it asked for. */
    synchronized void served(InetAddress address) {
        servedNanos.put(Prefix.ofNetwork(address), clock.getAsLong());
    }

    /** Whether a browser at this address was given something at or after a time of the clock. */
    synchronized boolean servedSince(InetAddress address, long nanos) {
        Long then = servedNanos.get(Prefix.ofNetwork(address));
        return then != null && then - nanos >= 0;
    }

    /** Whether a browser at this address was given something within the last minute. */
    synchronized boolean readsPages(InetAddress address) {
        Long then = servedNanos.get(Prefix.ofNetwork(address));
        return then != null && clock.getAsLong() - then < MEMORY.toNanos();
    }
}
