package oriel.it;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.capture.CaptureProvider;
import oriel.encoding.EncoderProvider;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.SecurityType;
import oriel.server.OrielServer;
import oriel.server.ServerParts;
import oriel.server.ServerStats;
import oriel.server.options.EncodingOptions;
import oriel.server.options.FrameRates;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.server.options.UpdateOptions;
import oriel.testkit.Xvfb;
import oriel.transport.HttpPages;
import oriel.transport.Transport;
import oriel.transport.TransportSettings;

/** The product's parts on a real X display and a real port of the loopback address. */
final class ScreenServer implements AutoCloseable {

    private static final int FIRST_PORT = 5900;
    private static final int LAST_PORT = 5999;

    private static final SessionOptions MANY_VIEWERS = SessionOptions.DEFAULT.withMaxViewers(40);

    private final OrielServer server;
    private final int port;

    private ScreenServer(OrielServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** A server that anybody may use, on a port that has a display number: some viewers take nothing else. */
    static ScreenServer open(Xvfb xvfb) throws IOException, PluginException {
        return start(xvfb, Parts.encoders(), Parts.open(), HttpPages.NONE);
    }

    /** As {@link #open}, with no other encoder than this one: a viewer that shows anything has decoded it. */
    static ScreenServer only(String encoder, Xvfb xvfb) throws IOException, PluginException {
        return start(xvfb, Parts.onlyEncoder(encoder), Parts.open(), HttpPages.NONE);
    }

    static ScreenServer start(
            Xvfb xvfb, List<Configured<EncoderProvider>> encoders, List<SecurityType> security, HttpPages pages)
            throws IOException, PluginException {
        return start(display(xvfb), encoders, security, pages, UpdateOptions.DEFAULT);
    }

    static ScreenServer start(
            Configured<CaptureProvider> screen,
            List<Configured<EncoderProvider>> encoders,
            List<SecurityType> security,
            HttpPages pages,
            UpdateOptions updates)
            throws IOException, PluginException {
        int port = freePort();
        Transport transport = Parts.transport()
                .create(TransportSettings.listenOn("127.0.0.1", port), Options.none("plugins.netty"), pages);
        OrielServer server = OrielServer.start(
                ServerOptions.named("Oriel under test")
                        .withSessions(MANY_VIEWERS)
                        .withUpdates(updates),
                new ServerParts(screen, encoders, Parts.tools(), security, List.of(transport)));
        return new ScreenServer(server, port);
    }

    /** What an X display shows. */
    static Configured<CaptureProvider> display(Xvfb xvfb) {
        return new Configured<>(Parts.capture("x11"), new Options("plugins.x11", Map.of("display", xvfb.display())));
    }

    /** As many updates as a viewer can take; what was sent with loss is sent again after a while, or never. */
    static UpdateOptions unpaced(Optional<Duration> refreshAfter) {
        return UpdateOptions.DEFAULT
                .withRates(new FrameRates(1000, 1000, 1000))
                .withEncoding(EncodingOptions.DEFAULT.withRefreshAfter(refreshAfter));
    }

    private static int freePort() throws IOException {
        for (int port = FIRST_PORT; port <= LAST_PORT; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                continue;
            }
        }
        throw new IOException("no free port from " + FIRST_PORT + " to " + LAST_PORT);
    }

    int port() {
        return port;
    }

    /** The port as the number of a VNC display. */
    int displayNumber() {
        return port - FIRST_PORT;
    }

    void name(String name) {
        server.name(name);
    }

    ServerStats stats() {
        return server.stats();
    }

    @Override
    public void close() {
        server.close();
    }
}
