package oriel.transport;

import java.time.Duration;

/**
 * Where a transport listens and what it takes from peers.
 *
 * @param host a name or an address; "0.0.0.0" and "::" mean all
 * @param port 0 to 65535; 0 lets the system choose
 * @param stallTimeout a peer that takes no byte for so long, while bytes wait for it, is given up
 * @param webSocket how browsers are served
 */
public record TransportSettings(String host, int port, Duration stallTimeout, WebSocketSettings webSocket) {

    /** Checks the ranges. */
    public TransportSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
        if (stallTimeout.isNegative() || stallTimeout.isZero()) {
            throw new IllegalArgumentException("a stall timeout of " + stallTimeout);
        }
    }

    /** Plain defaults: one address, browsers welcome from their own origin. */
    public static TransportSettings listenOn(String host, int port) {
        return new TransportSettings(host, port, Duration.ofSeconds(60), WebSocketSettings.DEFAULT);
    }
}
