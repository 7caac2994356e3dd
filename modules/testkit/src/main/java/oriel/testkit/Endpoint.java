package oriel.testkit;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

/** Where something listens in a network. */
public final class Endpoint {

    private Endpoint() {}

    /** The first of the addresses, which must be one of a network. */
    public static InetSocketAddress first(List<SocketAddress> endpoints) {
        return (InetSocketAddress) endpoints.get(0);
    }
}
