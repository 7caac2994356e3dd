package oriel.transport.netty;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a connection comes from by the word of a trusted proxy.
 *
 * @param address of the peer that the proxy has
 * @param encrypted whether the peer's way to the proxy is encrypted, if it says so
 * @param user the name with which the person has logged in at the proxy, if it says so
 */
record Origin(InetSocketAddress address, Optional<Boolean> encrypted, Optional<String> user) {

    private static final AttributeKey<Origin> KEY = AttributeKey.valueOf(Origin.class, "origin");

    /** Notes it; called on the event loop. */
    static void set(Channel channel, Origin origin) {
        channel.attr(KEY).set(origin);
    }

    /** What a proxy has said of a connection. */
    static Optional<Origin> told(Channel channel) {
        return Optional.ofNullable(channel.attr(KEY).get());
    }

    /** The address of the peer: as a proxy says, else the far end of the connection; empty for one that has gone. */
    static Optional<InetSocketAddress> address(Channel channel) {
        return told(channel)
                .map(Origin::address)
                .or(() -> Optional.ofNullable(channel.remoteAddress())
                        .filter(InetSocketAddress.class::isInstance)
                        .map(InetSocketAddress.class::cast));
    }
}
