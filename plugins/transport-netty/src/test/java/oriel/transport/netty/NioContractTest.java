package oriel.transport.netty;

import oriel.plugin.Options;
import oriel.testkit.TransportContract;
import oriel.transport.HttpPages;
import oriel.transport.Transport;
import oriel.transport.TransportProvider;
import oriel.transport.TransportSettings;

/** The same on machines where epoll is not to be had. */
final class NioContractTest extends TransportContract {

    @Override
    protected TransportProvider provider() {
        return new TransportProvider() {
            @Override
            public String name() {
                return "netty";
            }

            @Override
            public Transport create(TransportSettings settings, Options options, HttpPages pages) {
                return new NettyTransport(settings, pages, Sockets.NIO);
            }
        };
    }
}
