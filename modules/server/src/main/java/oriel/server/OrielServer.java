package oriel.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import oriel.capture.ScreenLayout;
import oriel.plugin.PluginException;

/**
 * A VNC server. {@link #start} opens the screen and listens; {@link #close} ends everything. A program that embeds it
 * needs nothing else.
 */
public final class OrielServer implements AutoCloseable {

    private final ServerOptions options;
    private final ServerParts parts;

    /** Makes a server that does nothing yet. */
    public OrielServer(ServerOptions options, ServerParts parts) {
        this.options = options;
        this.parts = parts;
    }

    /**
     * Opens the screen, then listens.
     *
     * @throws PluginException if the screen cannot be had
     * @throws java.net.BindException if an address cannot be had
     * @throws IOException if it cannot listen for another reason
     */
    public void start() throws IOException, PluginException {
        throw new IOException(options + " " + parts);
    }

    /** The addresses it listens on, with the real ports. */
    public List<InetSocketAddress> endpoints() {
        return List.of();
    }

    /** What is shown, for people. */
    public String screenDescription() {
        return "";
    }

    /** The size of the picture that viewers get. */
    public ScreenLayout layout() {
        return ScreenLayout.single(1, 1);
    }

    /** Counters since the start. */
    public ServerStats stats() {
        return new ServerStats(0, 0, 0, 0, 0);
    }

    @Override
    public void close() {}
}
