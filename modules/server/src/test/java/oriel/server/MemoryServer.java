package oriel.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import oriel.capture.CaptureProvider;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.encoding.EncoderProvider;
import oriel.plugin.Configured;
import oriel.plugin.PluginException;
import oriel.rfb.Limits;
import oriel.security.SecurityType;
import oriel.server.options.EncodingOptions;
import oriel.server.options.FrameRates;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.server.options.UpdateOptions;
import oriel.server.options.ViewerPolicy;
import oriel.testkit.MemoryTransport;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;
import oriel.transport.Connection;

/** A server with a painted screen and connections in memory. */
final class MemoryServer implements AutoCloseable {

    private final MemoryTransport transport = new MemoryTransport();
    private final OrielServer server;

    MemoryServer(PaintedScreen screen, List<SecurityType> security, ServerOptions options)
            throws IOException, PluginException {
        this(screen, security, options, Parts.encoders());
    }

    MemoryServer(
            PaintedScreen screen,
            List<SecurityType> security,
            ServerOptions options,
            List<Configured<EncoderProvider>> encoders)
            throws IOException, PluginException {
        Configured<CaptureProvider> capture = Configured.plain(screen);
        server = OrielServer.start(
                options, new ServerParts(capture, encoders, Parts.tools(), security, List.of(transport)));
    }

    static MemoryServer open(PaintedScreen screen) throws IOException, PluginException {
        return new MemoryServer(screen, Parts.open(), ServerOptions.named("test"));
    }

    static MemoryServer with(PaintedScreen screen, UpdateOptions updates) throws IOException, PluginException {
        return new MemoryServer(
                screen, Parts.open(), ServerOptions.named("test").withUpdates(updates));
    }

    static MemoryServer with(PaintedScreen screen, ViewerPolicy policy) throws IOException, PluginException {
        return new MemoryServer(
                screen, Parts.open(), ServerOptions.named("test").withPolicy(policy));
    }

    static MemoryServer with(PaintedScreen screen, Limits limits) throws IOException, PluginException {
        SessionOptions sessions = SessionOptions.DEFAULT.withLimits(limits);
        return new MemoryServer(
                screen, Parts.open(), ServerOptions.named("test").withSessions(sessions));
    }

    static MemoryServer with(PaintedScreen screen, SessionOptions sessions) throws IOException, PluginException {
        return new MemoryServer(
                screen, Parts.passwords(), ServerOptions.named("test").withSessions(sessions));
    }

    /** As many updates as a viewer can take; what was sent with loss is sent again after a while, or never. */
    static UpdateOptions unpaced(Optional<Duration> refreshAfter) {
        return UpdateOptions.DEFAULT
                .withRates(new FrameRates(1000, 1000, 1000))
                .withEncoding(EncodingOptions.DEFAULT.withRefreshAfter(refreshAfter));
    }

    Connection connect() {
        return transport.connect();
    }

    /** The same with room for so many bytes on their way in each direction. */
    Connection connect(int capacity) {
        return transport.connect(capacity);
    }

    Viewer viewer() throws IOException {
        return Viewer.connect(connect(), ViewerOptions.OPEN);
    }

    Viewer viewer(byte[] password) throws IOException {
        return Viewer.connect(connect(), ViewerOptions.withPassword(password));
    }

    OrielServer server() {
        return server;
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
