package oriel.transport.netty;

import io.netty.channel.Channel;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How long a connection may say nothing before it is greeted as a viewer's. Once the greeting is out a browser is lost on
 * that connection; a viewer only waits. A browser that connects by itself sends its request with the handshake's last
 * packet, or right after it, however far away it is. What opens its far end before the browser speaks is a tunnel, a
 * forwarder or a container's proxy, and comes from this machine or its gateway; and what a browser opens ahead of need
 * comes from where it has just read pages. Those get half a second, all others little. A browser uses a spare connection
 * when it has the page that it read over another, which through a tunnel takes the delay twice: so one beside which a page
 * was read since it came gets a little more. That is the bound for each connection, whatever goes on beside it: a viewer
 * beside a page that asks all the time is greeted within a second.
 */
final class Patience {

    /** Beyond the longest ways around the earth; less than what somebody who waits for a picture minds. */
    private static final Duration LONG = Duration.ofMillis(500);

    /** Less than a second by what a busy machine takes to greet. */
    private static final Duration LONGEST = Duration.ofMillis(850);

    private static final Path ROUTES = Path.of("/proc/net/route");

    private final Duration brief;
    private final Duration full;
    private final Duration fullBesidePages;
    private final PeerHistory history;
    private final Set<InetAddress> gateways;

    /**
     * @param brief for most
     * @param history who has read pages
     * @param gateways through which others may reach this machine
     */
    Patience(Duration brief, PeerHistory history, Set<InetAddress> gateways) {
        this.brief = brief;
        this.full = longer(brief, LONG);
        this.fullBesidePages = longer(brief, LONGEST);
        this.history = history;
        this.gateways = Set.copyOf(gateways);
    }

    /** Where no browser comes there is nothing to wait for. */
    static Patience none(PeerHistory history) {
        return new Patience(history);
    }

    private Patience(PeerHistory history) {
        this.brief = Duration.ZERO;
        this.full = Duration.ZERO;
        this.fullBesidePages = Duration.ZERO;
        this.history = history;
        this.gateways = Set.of();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** The time for a connection from its arrival on, as far as is known by now; none for one that has gone. */
    Duration of(Channel channel, long arrivedNanos) {
        Optional<InetSocketAddress> peer = Origin.address(channel);
        if (peer.isEmpty() || !(channel.localAddress() instanceof InetSocketAddress own)) {
            return Duration.ZERO;
        }
        Duration found = of(peer.get(), own, arrivedNanos);
        return Origin.told(channel).isPresent() ? longer(full, found) : found; // a proxy opens its end before any word
    }

    /** Whether a browser at the address of this connection reads pages. */
    boolean readsPages(Channel channel) {
        return Origin.address(channel)
                .filter(peer -> history.readsPages(peer.getAddress()))
                .isPresent();
    }

    /** The same, by addresses. */
    Duration of(InetSocketAddress peer, InetSocketAddress own, long arrivedNanos) {
        InetAddress from = peer.getAddress();
        if (history.servedSince(from, arrivedNanos)) {
            return fullBesidePages;
        }
        boolean late = from.isLoopbackAddress()
                || from.equals(own.getAddress())
                || gateways.contains(from)
                || history.readsPages(from);
        return late ? full : brief;
    }

    /** The machine's default gateways, by Linux's table of routes; none where there is no such table. */
    static Set<InetAddress> gateways() {
        try {
            return gateways(Files.readAllLines(ROUTES));
        } catch (IOException e) {
            return Set.of();
        }
    }

    /** Each line has the interface, the destination and the gateway, the latter two in hex as they lie in memory. */
    static Set<InetAddress> gateways(List<String> routes) throws IOException {
        Set<InetAddress> found = new HashSet<>();
        for (String route : routes) {
            String[] columns = route.split("\\s+");
            if (columns.length < 3 || !columns[1].equals("00000000") || !columns[2].matches("[0-9A-Fa-f]{8}")) {
                continue;
            }
            ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .putInt(Integer.parseUnsignedInt(columns[2], 16));
            if (bytes.getInt(0) != 0) {
                found.add(Inet4Address.getByAddress(bytes.array()));
            }
        }
        return found;
    }
}
