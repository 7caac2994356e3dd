package oriel.launcher.metrics;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.launcher.companion.BlackEncoding;
import oriel.launcher.config.Configuration;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.security.Accounts;
import oriel.security.Right;
import oriel.security.SecurityTools;
import oriel.security.VncAuthenticationProvider;
import oriel.server.OrielServer;
import oriel.server.ServerParts;
import oriel.server.event.ServerListener;
import oriel.server.options.ServerOptions;
import oriel.testkit.MemoryPipe;
import oriel.testkit.PaintedScreen;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;
import oriel.transport.HttpAnswer;
import oriel.transport.HttpPages;
import oriel.transport.HttpQuestion;
import oriel.transport.Peer;
import oriel.transport.Transport;

/** A server in memory whose figures are read. */
final class WatchedServer implements AutoCloseable {

    static final long UNSENT = 7;

    private final PaintedScreen screen = new PaintedScreen(64, 48);
    private final Door door = new Door();
    private final MetricsPages metrics;
    private final HttpPages pages;
    private final OrielServer server;

    WatchedServer(Configuration configuration) throws Exception {
        metrics = MetricsPages.of(configuration);
        pages = metrics.over(HttpPages.NONE);
        Logins logins = new Logins(ServerListener.NONE, session -> "type" + session.securityType());
        Accounts accounts = Accounts.NOBODY.with(bytes("secret"), Right.FULL).with(bytes("looking"), Right.VIEW_ONLY);
        ServerParts parts = new ServerParts(
                Configured.plain(screen),
                List.of(Configured.plain(new BlackEncoding())),
                List.of(new VncAuthenticationProvider().create(Options.none("vnc"), new SecurityTools(accounts))),
                List.of(door));
        server = OrielServer.start(ServerOptions.named("test"), parts, logins);
        metrics.serve(
                server, logins, "1.2", () -> Map.of("viewers", server.stats().viewers()));
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes connections of memory. */
    private static final class Door implements Transport {

        private Consumer<? super Connection> viewers;

        @Override
        public void start(Consumer<? super Connection> consumer) {
            viewers = consumer;
        }

        @Override
        public List<SocketAddress> endpoints() {
            return List.of();
        }

        @Override
        public void close() {}

        Connection connect(boolean browser) {
            MemoryPipe pipe = new MemoryPipe(1 << 16);
            viewers.accept(new ForwardingConnection(pipe.server()) {
                @Override
                public Peer peer() {
                    return new Peer(new InetSocketAddress("127.0.0.1", 1), browser, false);
                }

                @Override
                public OptionalLong unsentBytes() {
                    return OptionalLong.of(UNSENT);
                }
            });
            return pipe.viewer();
        }
    }

    PaintedScreen screen() {
        return screen;
    }

    MetricsPages metrics() {
        return metrics;
    }

    Viewer viewer(boolean browser, String password) throws Exception {
        return Viewer.connect(door.connect(browser), ViewerOptions.withPassword(bytes(password)));
    }

    /** What a program of this machine gets. */
    HttpAnswer get(String path, String accept) {
        return pages.answer(new HttpQuestion(
                        path, Optional.of(InetAddress.getLoopbackAddress()), Optional.of(accept), Optional.empty()))
                .orElseThrow();
    }

    /** Who asks from elsewhere; empty: there is nothing at all. */
    Optional<HttpAnswer> getFromElsewhere(String path) {
        return pages.answer(new HttpQuestion(path, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    Map<String, Double> scrape() {
        HttpAnswer answer = get("/metrics", "application/openmetrics-text");
        return MetricsText.read(text(answer), MetricsFormat.OPEN_METRICS);
    }

    static String text(HttpAnswer answer) {
        return new String(answer.content(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
