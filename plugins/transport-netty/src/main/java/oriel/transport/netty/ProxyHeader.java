package oriel.transport.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what a proxy says in front of a connection: the PROXY protocol, version 1 or 2. Removes itself when it has come. */
final class ProxyHeader extends SimpleChannelInboundHandler<HAProxyMessage> {

    private static final Logger LOG = LoggerFactory.getLogger(ProxyHeader.class);

    private final Consumer<Optional<Origin>> told;

    /** @param told gets where the connection comes from; empty: from the proxy itself, which looks whether all is well */
    ProxyHeader(Consumer<Optional<Origin>> told) {
        this.told = told;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HAProxyMessage message) {
        InetAddress source = message.sourceAddress() == null
                ? null
                : NetUtil.createInetAddressFromIpAddressString(message.sourceAddress());
        Optional<Origin> origin = message.command() == HAProxyCommand.PROXY && source != null
                ? Optional.of(new Origin(
                        new InetSocketAddress(source, message.sourcePort()), Optional.empty(), Optional.empty()))
                : Optional.empty();
        told.accept(origin);
        context.pipeline().remove(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("a proxy's header is malformed: {}", LogSanitizer.printable(String.valueOf(cause.getMessage())));
        context.close();
    }
}
