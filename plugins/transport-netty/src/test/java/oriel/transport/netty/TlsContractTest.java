package oriel.transport.netty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import oriel.plugin.Options;
import oriel.testkit.TransportContract;
import oriel.transport.HttpPages;
import oriel.transport.TlsSettings.Cleartext;
import oriel.transport.Transport;
import oriel.transport.TransportProvider;
import oriel.transport.TransportSettings;

/** The same through TLS, on the same port. */
final class TlsContractTest extends TransportContract {

    @Override
    protected TransportProvider provider() {
        return new TransportProvider() {
            @Override
            public String name() {
                return "netty";
            }

            @Override
            public Transport create(TransportSettings settings, Options options, HttpPages pages) {
                return new NettyTransport(settings.withTls(TestKey.tls(Cleartext.NOBODY)), pages);
            }
        };
    }

    @Override
    protected Socket connect(InetSocketAddress endpoint) throws IOException {
        return TestKey.over(super.connect(endpoint));
    }
}
