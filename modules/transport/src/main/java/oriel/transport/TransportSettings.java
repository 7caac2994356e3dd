package oriel.transport;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
 * @param tls how it encrypts; empty: it does not
 * @param networks who may connect
 * @param inherited ports on which whoever started this process listens already, each with the number of the descriptor
 */
public record TransportSettings(
        String host,
        int port,
        Optional<Integer> viewerPort,
        Optional<Integer> browserPort,
        int maxStrangers,
        Duration stallTimeout,
        WebSocketSettings webSocket,
        Optional<TlsSettings> tls,
        NetworkRules networks,
        Map<Integer, Integer> inherited) {

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
        inherited = Map.copyOf(inherited);
    }

    /** One port for both kinds, 256 strangers, and no TLS. */
    public TransportSettings(String host, int port, Duration stallTimeout, WebSocketSettings webSocket) {
        this(
                host,
                port,
                Optional.empty(),
                Optional.empty(),
                USUAL_STRANGERS,
                stallTimeout,
                webSocket,
                Optional.empty(),
                NetworkRules.OPEN,
                Map.of());
    }

    /** Plain defaults: one address, browsers welcome from their own origin. */
    public static TransportSettings listenOn(String host, int port) {
        return new TransportSettings(host, port, Duration.ofSeconds(60), WebSocketSettings.DEFAULT);
    }

    /** The same with a port of viewers alone, or none. */
    public TransportSettings withViewerPort(Optional<Integer> number) {
        return with(draft -> draft.viewerPort = number);
    }

    /** The same with a port of browsers alone, or none. */
    public TransportSettings withBrowserPort(Optional<Integer> number) {
        return with(draft -> draft.browserPort = number);
    }

    /** The same with so many strangers at once. */
    public TransportSettings withMaxStrangers(int count) {
        return with(draft -> draft.maxStrangers = count);
    }

    /** The same with another patience with peers that take nothing. */
    public TransportSettings withStallTimeout(Duration limit) {
        return with(draft -> draft.stallTimeout = limit);
    }

    /** The same with browsers served in another way. */
    public TransportSettings withWebSocket(WebSocketSettings settings) {
        return with(draft -> draft.webSocket = settings);
    }

    /** The same with TLS, or without. */
    public TransportSettings withTls(Optional<TlsSettings> settings) {
        return with(draft -> draft.tls = settings);
    }

    /** The same for others. */
    public TransportSettings withNetworks(NetworkRules rules) {
        return with(draft -> draft.networks = rules);
    }

    /** The same through sockets that listen already, by their ports: see {@link TransportProvider#inherited}. */
    public TransportSettings withInherited(Map<Integer, Integer> descriptors) {
        return with(draft -> draft.inherited = descriptors);
    }

    private TransportSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** Each component by its name, until all are checked. */
    private static final class Draft {
        private String host;
        private int port;
        private Optional<Integer> viewerPort;
        private Optional<Integer> browserPort;
        private int maxStrangers;
        private Duration stallTimeout;
        private WebSocketSettings webSocket;
        private Optional<TlsSettings> tls;
        private NetworkRules networks;
        private Map<Integer, Integer> inherited;

        Draft(TransportSettings settings) {
            host = settings.host;
            port = settings.port;
            viewerPort = settings.viewerPort;
            browserPort = settings.browserPort;
            maxStrangers = settings.maxStrangers;
            stallTimeout = settings.stallTimeout;
            webSocket = settings.webSocket;
            tls = settings.tls;
            networks = settings.networks;
            inherited = settings.inherited;
        }

        TransportSettings settings() {
            return new TransportSettings(
                    host,
                    port,
                    viewerPort,
                    browserPort,
                    maxStrangers,
                    stallTimeout,
                    webSocket,
                    tls,
                    networks,
                    inherited);
        }
    }
}
