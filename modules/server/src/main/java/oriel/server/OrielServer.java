package oriel.server;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import oriel.capture.ScreenLayout;
import oriel.plugin.PluginException;
import oriel.rfb.Limits;
import oriel.rfb.Rect;
import oriel.server.input.InputRouter;
import oriel.server.screen.ScreenFeed;
import oriel.server.session.SessionContext;
import oriel.server.session.SessionRegistry;
import oriel.server.update.Rehearsal;
import oriel.server.update.UpdateContext;
import oriel.server.update.UpdateCounters;
import oriel.transport.Transport;

/**
 * A VNC server. {@link #start} opens the screen and listens; {@link #close} ends everything. A program that embeds it
 * needs nothing else. Start and close are called by one thread; the rest by any, after the start.
 */
public final class OrielServer implements AutoCloseable {

    private final ServerOptions options;
    private final ServerParts parts;
    private final SessionRegistry registry;
    private final UpdateCounters counters = new UpdateCounters();
    private volatile ScreenFeed feed;
    private volatile UpdateContext updates;
    private volatile Rehearsal rehearsal;
    private volatile InputRouter input;

    /** Makes a server that does nothing yet. */
    public OrielServer(ServerOptions options, ServerParts parts) {
        this.options = options;
        this.parts = parts;
        this.registry = new SessionRegistry(options);
    }

    /**
     * Opens the screen, then listens. If it throws, nothing is left open.
     *
     * @throws PluginException if the screen cannot be had
     * @throws java.net.BindException if an address cannot be had
     * @throws IOException if it cannot listen for another reason
     */
    public void start() throws IOException, PluginException {
        if (feed != null) {
            throw new IllegalStateException("the server was started before");
        }
        feed = new ScreenFeed(parts.capture(), options.updates().scale(), registry);
        feed.start();
        updates = UpdateContext.of(feed, parts.encoders(), parts.tools(), options.updates(), counters);
        if (options.updates().encoding().warmUp()) {
            ScreenLayout layout = feed.layout();
            rehearsal = new Rehearsal(updates, new Rect(0, 0, layout.width(), layout.height()));
            rehearsal.start();
        }
        input = new InputRouter(feed, options.policy().input());
        SessionContext context = new SessionContext(options, parts.securityTypes(), updates, input);
        try {
            for (Transport transport : parts.transports()) {
                transport.start(connection -> {
                    endRehearsal();
                    registry.accept(connection, context);
                });
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void endRehearsal() {
        Rehearsal begun = rehearsal;
        if (begun != null) {
            begun.close();
        }
    }

    /** The addresses it listens on, with the real ports. */
    public List<SocketAddress> endpoints() {
        return parts.transports().stream()
                .flatMap(transport -> transport.endpoints().stream())
                .toList();
    }

    /** What is shown, for people. */
    public String screenDescription() {
        return feed.description();
    }

    /** The size of the picture that viewers get, and its monitors. */
    public ScreenLayout layout() {
        return feed.layout();
    }

    /**
     * Gives the desktop another name: viewers to come read it, and those that list DesktopName (-307) are told.
     *
     * @throws IllegalArgumentException if it is longer than {@link Limits#NAME_BYTES} in UTF-8
     */
    public void name(String newest) {
        if (newest.getBytes(StandardCharsets.UTF_8).length > Limits.NAME_BYTES) {
            throw new IllegalArgumentException("a name of more than " + Limits.NAME_BYTES + " bytes");
        }
        registry.name(newest);
    }

    /** Counters since the start. */
    public ServerStats stats() {
        return new ServerStats(
                registry.count(), registry.admitted(), feed.captures(), counters.updates(), counters.bytes());
    }

    @Override
    public void close() {
        parts.transports().forEach(Transport::close);
        registry.close();
        endRehearsal();
        InputRouter router = input;
        if (router != null) {
            router.close();
        }
        ScreenFeed opened = feed;
        if (opened != null) {
            opened.close();
        }
        UpdateContext shared = updates;
        if (shared != null) {
            shared.close();
        }
    }
}
