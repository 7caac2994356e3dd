package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import oriel.transport.Connection;
import oriel.transport.HttpAnswer;
import oriel.transport.HttpPage;
import oriel.transport.HttpPages;
import oriel.transport.HttpQuestion;
import oriel.transport.NetworkRules;
import oriel.transport.TlsSettings;
import oriel.transport.TransportSettings;
import oriel.transport.WebSocketSettings;

/** A transport that listens on a free port of the loopback address, with a page, for one test. */
final class Served implements AutoCloseable {

    static final String PAGE = "<p>Grüße</p>";
    static final String TEXT = "let a = 1;\n".repeat(1000);

    private final NettyTransport transport;
    private final BlockingQueue<Connection> viewers = new LinkedBlockingQueue<>();

    Served(WebSocketSettings webSocket) throws IOException {
        this("127.0.0.1", webSocket);
    }

    Served(String host, WebSocketSettings webSocket) throws IOException {
        this(new TransportSettings(host, 0, Duration.ofSeconds(10), webSocket));
    }

    Served(TransportSettings settings) throws IOException {
        transport = new NettyTransport(settings, pages());
        transport.start(viewers::add);
    }

    /** Has other addresses welcome from now on. */
    boolean welcome(NetworkRules newest) {
        return transport.welcome(newest);
    }

    /** Takes a silent peer for a viewer soon. */
    static Served quick() throws IOException {
        return new Served(settings(Duration.ofMillis(50), Set.of(), Set.of()));
    }

    /** With TLS, on a port for all, one for viewers and one for browsers; patient, as handshakes take their time. */
    static Served encrypted(Optional<TlsSettings> tls) throws IOException {
        WebSocketSettings patient =
                settings(Duration.ofSeconds(1), Set.of(), Set.of()).withHeadTimeout(Duration.ofSeconds(3));
        return new Served(new TransportSettings("127.0.0.1", 0, Duration.ofSeconds(10), patient)
                .withViewerPort(Optional.of(0))
                .withBrowserPort(Optional.of(0))
                .withTls(tls));
    }

    /** Waits for a browser's first word even on a machine that is busy with other things. */
    static Served patient() throws IOException {
        return allowing(Set.of(), Set.of());
    }

    static Served allowing(Set<String> origins, Set<String> hosts) throws IOException {
        return new Served(settings(Duration.ofSeconds(1), origins, hosts));
    }

    /** With a path before each address. */
    static Served under(String basePath) throws IOException {
        return new Served(settings(Duration.ofSeconds(1), Set.of(), Set.of()).withBasePath(basePath));
    }

    private static WebSocketSettings settings(Duration detectTimeout, Set<String> origins, Set<String> hosts) {
        return WebSocketSettings.DEFAULT
                .withDetectTimeout(detectTimeout)
                .withHeadTimeout(Duration.ofMillis(500))
                .withLimits(2048, 70_000, 100_000)
                .withAllowedOrigins(origins)
                .withAllowedHosts(hosts);
    }

    NettyTransport transport() {
        return transport;
    }

    int port() {
        return port(0);
    }

    /** One of several ports. */
    int port(int index) {
        return ((InetSocketAddress) transport.endpoints().get(index)).getPort();
    }

    /** The next connection that was handed over. */
    Connection viewer() throws InterruptedException {
        Connection viewer = viewers.poll(5, TimeUnit.SECONDS);
        assertNotNull(viewer, "no connection was handed over");
        return viewer;
    }

    boolean hasNoViewer() {
        return viewers.isEmpty();
    }

    Wire connect() throws IOException {
        return new Wire(port());
    }

    Wire connectFrom(String address) throws IOException {
        return new Wire(port(), address);
    }

    /** A browser whose WebSocket is open. */
    Wire browser() throws IOException {
        Wire wire = connect();
        wire.upgrade();
        return wire;
    }

    @Override
    public void close() {
        transport.close();
    }

    private static HttpPages pages() {
        byte[] body = PAGE.getBytes(StandardCharsets.UTF_8);
        byte[] large = new byte[4 << 20];
        Map<String, HttpPage> pages = Map.of(
                "/", new HttpPage("text/html; charset=utf-8", "v1", body, Map.of("X-Frame-Options", "DENY")),
                "/a b", new HttpPage("text/plain", "v2", new byte[] {'x'}, Map.of()),
                "/text",
                        new HttpPage(
                                "text/javascript; charset=utf-8",
                                "v4",
                                TEXT.getBytes(StandardCharsets.UTF_8),
                                Map.of()),
                "/large", new HttpPage("application/octet-stream", "v3", large, Map.of()));
        return new HttpPages() {
            @Override
            public Optional<HttpPage> find(String path) {
                if (path.equals("/broken")) {
                    throw new IllegalStateException("the page is broken on purpose");
                }
                return Optional.ofNullable(pages.get(path));
            }

            /** Says what it was asked. */
            @Override
            public Optional<HttpAnswer> answer(HttpQuestion question) {
                String from = question.from().map(InetAddress::getHostAddress).orElse("somebody");
                String rest = question.accept().orElse("-") + " "
                        + question.authorization().orElse("-");
                return question.path().equals("/live")
                        ? Optional.of(HttpAnswer.line(503, from + " " + rest))
                        : Optional.empty();
            }
        };
    }
}
