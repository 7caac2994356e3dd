package oriel.transport.netty;

import oriel.testkit.TransportContract;
import oriel.transport.TransportProvider;

/** Netty's transport does what every transport must. */
final class NettyContractTest extends TransportContract {

    @Override
    protected TransportProvider provider() {
        return new NettyProvider();
    }
}
