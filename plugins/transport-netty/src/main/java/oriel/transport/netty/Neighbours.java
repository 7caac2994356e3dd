package oriel.transport.netty;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers from which addresses browsers are reading pages just now, and which are those of viewers.
 *
 * <p>A browser opens connections ahead of need and says nothing on them for a while. Chromium even sends its next request
 * on such a connection when bytes have come in on it, so a greeting would turn up as the answer and break the page. So
 * while an address reads pages, and a moment longer, a connection from it that says nothing is not greeted yet. Asked and
 * told from all event loops.
 *
 * <p>Where the last one that came was a viewer, the next is likely to be one too, and is not kept waiting for long.
 */
final class Neighbours {

    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final int MOST = 1000;

    private final Map<InetAddress, Long> heardNanos = new ConcurrentHashMap<>();
    private final Set<InetAddress> ofViewers = ConcurrentHashMap.newKeySet();

    /** A browser at this address has asked for something, or has got it. */
    void heard(SocketAddress from) {
        if (heardNanos.size() >= MOST) {
            heardNanos.values().removeIf(then -> left(then).isZero());
        }
        if (from instanceof InetSocketAddress address) {
            ofViewers.remove(address.getAddress());
            if (heardNanos.size() < MOST) {
                heardNanos.put(address.getAddress(), System.nanoTime());
            }
        }
    }

    /** A viewer at this address has waited for its greeting, and answered it. */
    void greeted(SocketAddress from) {
        if (from instanceof InetSocketAddress address && ofViewers.size() < MOST) {
            ofViewers.add(address.getAddress());
        }
    }

    /** True if the last one that came from this address was a viewer. */
    boolean isOfViewer(SocketAddress from) {
        return from instanceof InetSocketAddress address && ofViewers.contains(address.getAddress());
    }

    /** How long the greeting of a silent connection from this address should wait yet. */
    Duration patienceFor(SocketAddress from) {
        Long then = from instanceof InetSocketAddress address ? heardNanos.get(address.getAddress()) : null;
        return then == null ? Duration.ZERO : left(then);
    }

    private static Duration left(long thenNanos) {
        Duration left = MOMENT.minusNanos(System.nanoTime() - thenNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
