package oriel.transport.netty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.transport.HttpPages;
import oriel.transport.Transport;
import oriel.transport.TransportProvider;
import oriel.transport.TransportSettings;

/** Offers RFB, WebSocket and HTTP on one TCP port. It has no options of its own. */
public final class NettyProvider implements TransportProvider {

    /** Called by ServiceLoader. */
    public NettyProvider() {}

    @Override
    public String name() {
        return "netty";
    }

    @Override
    public Transport create(TransportSettings settings, Options options, HttpPages pages) throws PluginException {
        options.rejectUnread();
        return new NettyTransport(settings, pages);
    }

    @Override
    public boolean sendDatagram(String socket, byte[] message) throws IOException {
        return Sockets.best().sendDatagram(socket, message);
    }

    @Override
    public Optional<InetSocketAddress> inherited(int descriptor) throws IOException {
        return Inherited.address(Sockets.best(), descriptor);
    }
}
