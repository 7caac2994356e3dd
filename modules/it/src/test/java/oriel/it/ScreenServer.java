package oriel.it;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import oriel.capture.CaptureProvider;
import oriel.encoding.EncoderProvider;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.message.CompanionMessage;
import oriel.security.SecurityType;
import oriel.server.OrielServer;
import oriel.server.ServerParts;
import oriel.server.ServerStats;
import oriel.server.event.Companion;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.options.EncodingOptions;
import oriel.server.options.FrameRates;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.server.options.UpdateOptions;
import oriel.testkit.Parts;
import oriel.testkit.Xvfb;
import oriel.transport.HttpPages;
import oriel.transport.TlsSettings;
import oriel.transport.Transport;
import oriel.transport.TransportSettings;

/** The product's parts on a real X display and a real port of the loopback address. */
public final class ScreenServer implements AutoCloseable {

    private static final int DISPLAY_0 = 5900;

    /** The docs name ports below and above these. */
    private static final int FIRST_PORT = DISPLAY_0 + 10;

    private static final int LAST_PORT = DISPLAY_0 + 70;

    private static final SessionOptions MANY_VIEWERS = SessionOptions.DEFAULT.withMaxViewers(40);

    /** What browsers get, and how, what lies between the port and the server, and who answers what pages say. */
    private record Web(
            HttpPages pages, Optional<TlsSettings> tls, UnaryOperator<Transport> between, Companion companion) {

        Web(HttpPages pages) {
            this(pages, Optional.empty(), UnaryOperator.identity(), Companion.NONE);
        }
    }

    private final OrielServer server;
    private final int port;

    private ScreenServer(OrielServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** A server that anybody may use, on a port that has a display number: some viewers take nothing else. */
    public static ScreenServer open(Xvfb xvfb) throws IOException, PluginException {
        return start(xvfb, Parts.encoders(), Parts.open(), HttpPages.NONE);
    }

    /** As {@link #open}, with no other encoder than this one: a viewer that shows anything has decoded it. */
    public static ScreenServer only(String encoder, Xvfb xvfb) throws IOException, PluginException {
        return start(xvfb, Parts.onlyEncoder(encoder), Parts.open(), HttpPages.NONE);
    }

    /** What an X display shows, with chosen encoders, security types and pages. */
    public static ScreenServer start(
            Xvfb xvfb, List<Configured<EncoderProvider>> encoders, List<SecurityType> security, HttpPages pages)
            throws IOException, PluginException {
        return start(display(xvfb), encoders, security, pages, UpdateOptions.DEFAULT);
    }

    /** Any screen, with chosen encoders, security types, pages and pace. */
    public static ScreenServer start(
            Configured<CaptureProvider> screen,
            List<Configured<EncoderProvider>> encoders,
            List<SecurityType> security,
            HttpPages pages,
            UpdateOptions updates)
            throws IOException, PluginException {
        return start(screen, encoders, security, new Web(pages), updates);
    }

    /** The same with all encoders, at the usual pace, for browsers that come with TLS too. */
    public static ScreenServer encrypting(
            Configured<CaptureProvider> screen, List<SecurityType> security, HttpPages pages)
            throws IOException, PluginException {
        TlsSettings tls = new TlsSettings(() -> TestAuthority.CONTEXT, TlsSettings.Cleartext.EVERYBODY, false);
        return start(
                screen,
                Parts.encoders(),
                security,
                new Web(pages, Optional.of(tls), UnaryOperator.identity(), Companion.NONE),
                UpdateOptions.DEFAULT);
    }

    /** Any screen, for anybody, with something between its port and the server. */
    public static ScreenServer behind(
            UnaryOperator<Transport> between,
            Configured<CaptureProvider> screen,
            HttpPages pages,
            UpdateOptions updates)
            throws IOException, PluginException {
        Web web = new Web(pages, Optional.empty(), between, Companion.NONE);
        return start(screen, Parts.encoders(), Parts.open(), web, updates);
    }

    /** Any screen, for anybody, with somebody who answers what pages say by {@link #tell}. */
    public static ScreenServer answering(
            Companion companion, Configured<CaptureProvider> screen, HttpPages pages, UpdateOptions updates)
            throws IOException, PluginException {
        Web web = new Web(pages, Optional.empty(), UnaryOperator.identity(), companion);
        return start(screen, Parts.encoders(), Parts.open(), web, updates);
    }

    private static ScreenServer start(
            Configured<CaptureProvider> screen,
            List<Configured<EncoderProvider>> encoders,
            List<SecurityType> security,
            Web web,
            UpdateOptions updates)
            throws IOException, PluginException {
        for (int port = FIRST_PORT; port <= LAST_PORT; port++) {
            if (isFree(port)) {
                try {
                    Transport transport = Parts.transport()
                            .create(
                                    TransportSettings.listenOn("127.0.0.1", port)
                                            .withTls(web.tls()),
                                    Options.none("plugins.netty"),
                                    web.pages());
                    ServerParts parts = new ServerParts(
                            screen,
                            encoders,
                            Parts.tools(),
                            security,
                            List.of(web.between().apply(transport)));
                    return new ScreenServer(
                            OrielServer.start(options(updates), parts, ServerListener.NONE, web.companion()), port);
                } catch (BindException e) {
                    continue; // Another run of tests was quicker.
                }
            }
        }
        throw new IOException("no free port from " + FIRST_PORT + " to " + LAST_PORT);
    }

    private static ServerOptions options(UpdateOptions updates) {
        return ServerOptions.named("Oriel under test")
                .withSessions(MANY_VIEWERS)
                .withUpdates(updates);
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = Ports.taken(port)) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        }
    }

    /** What an X display shows. */
    public static Configured<CaptureProvider> display(Xvfb xvfb) {
        return new Configured<>(Parts.capture("x11"), new Options("plugins.x11", Map.of("display", xvfb.display())));
    }

    /** As many updates as a viewer can take; what was sent with loss is sent again after a while, or never. */
    public static UpdateOptions unpaced(Optional<Duration> refreshAfter) {
        return UpdateOptions.DEFAULT
                .withRates(new FrameRates(1000, 1000, 1000))
                .withEncoding(EncodingOptions.DEFAULT.withRefreshAfter(refreshAfter));
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** The port as the number of a VNC display. */
    public int displayNumber() {
        return port - DISPLAY_0;
    }

    /** Gives the desktop another name. */
    public void name(String name) {
        server.name(name);
    }

    /** Tells a page something. */
    public void tell(SessionId page, CompanionMessage message) {
        server.tell(page, message);
    }

    /** What it has counted. */
    public ServerStats stats() {
        return server.stats();
    }

    @Override
    public void close() {
        server.close();
    }
}
