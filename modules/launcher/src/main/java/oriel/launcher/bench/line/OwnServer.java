package oriel.launcher.bench.line;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import oriel.encoding.EncoderTools;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.PluginRegistry;
import oriel.launcher.plugins.Sections;
import oriel.launcher.plugins.ToolPlan;
import oriel.launcher.plugins.UsableEncoders;
import oriel.launcher.testclient.ServerAddress;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.Accounts;
import oriel.security.NoneProvider;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.server.OrielServer;
import oriel.server.ServerParts;
import oriel.server.options.ServerOptions;
import oriel.transport.HttpPages;
import oriel.transport.Transport;
import oriel.transport.TransportSettings;

/** An Oriel in this program that shows a stage, to this machine alone and without a password. */
final class OwnServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final OrielServer server;

    private OwnServer(OrielServer server) {
        this.server = server;
    }

    /** Starts it, with the encoders and the transport of the configuration. */
    static OwnServer start(Configuration configuration, Stage stage)
            throws StartException, PluginException, IOException {
        PluginRegistry plugins = PluginRegistry.open(configuration.pluginFolder());
        EncoderTools tools = new ToolPlan(configuration, plugins).tools();
        SecurityType none = new NoneProvider().create(Options.none("none"), new SecurityTools(Accounts.NOBODY));
        String name = configuration.value(Keys.TRANSPORTS).get(0);
        Transport transport = plugins.require(Kind.TRANSPORT, name)
                .create(TransportSettings.listenOn(LOOPBACK, 0), Sections.of(configuration, name), HttpPages.NONE);
        ServerParts parts = new ServerParts(
                Configured.plain(new StageProvider(stage)),
                new UsableEncoders(configuration, tools).among(plugins),
                tools,
                List.of(none),
                List.of(transport));
        return new OwnServer(OrielServer.start(ServerOptions.named("Scene"), parts));
    }

    /** Where it listens. */
    ServerAddress address() {
        for (SocketAddress endpoint : server.endpoints()) {
            if (endpoint instanceof InetSocketAddress address) {
                return new ServerAddress(LOOPBACK, address.getPort());
            }
        }
        throw new IllegalStateException("a server of no network");
    }

    @Override
    public void close() {
        server.close();
    }
}
