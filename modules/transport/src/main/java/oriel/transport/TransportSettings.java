package oriel.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a transport listens and what it takes from peers.
 *
 * @param host a name or an address; "0.0.0.0" and "::" mean all
 * @param port of viewers and browsers, 0 to 65535; 0 lets the system choose
 * @param viewerPort a port of viewers alone, which are greeted there at once
 * @param browserPort a port of browsers alone, whose silence is never taken for a viewer's
 * @param maxStrangers most connections at once whose peers nobody has admitted yet, those that read pages included
 * @param stallTimeout a peer that takes no byte for so long, while bytes wait for it, is given up
 * @param webSocket how browsers are served
 */
public record TransportSettings(
        String host,
        int port,
        Optional<Integer> viewerPort,
        Optional<Integer> browserPort,
        int maxStrangers,
        Duration stallTimeout,
        WebSocketSettings webSocket) {

    private static final int USUAL_STRANGERS = 256;

    /** Checks the ranges. */
    public TransportSettings {
        Stream.of(Optional.of(port), viewerPort, browserPort)
                .flatMap(Optional::stream)
                .filter(number -> number < 0 || number > 65_535)
                .forEach(number -> {
                    throw new IllegalArgumentException("port " + number);
                });
        if (maxStrangers < 1) {
            throw new IllegalArgumentException("at least one stranger");
        }
        if (stallTimeout.isNegative() || stallTimeout.isZero()) {
            throw new IllegalArgumentException("a stall timeout of " + stallTimeout);
        }
    }

    /** One port for both kinds, and 256 strangers. */
    public TransportSettings(String host, int port, Duration stallTimeout, WebSocketSettings webSocket) {
        this(host, port, Optional.empty(), Optional.empty(), USUAL_STRANGERS, stallTimeout, webSocket);
    }

    /** Plain defaults: one address, browsers welcome from their own origin. */
    public static TransportSettings listenOn(String host, int port) {
        return new TransportSettings(host, port, Duration.ofSeconds(60), WebSocketSettings.DEFAULT);
    }
}
