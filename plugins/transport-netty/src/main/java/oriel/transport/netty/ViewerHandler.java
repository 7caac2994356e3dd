package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;

/** The end of a viewer's pipeline: tells its connection what happens on the event loop. */
final class ViewerHandler extends ChannelInboundHandlerAdapter {

    static final String GONE = "the connection is closed";

    private final ViewerConnection connection;

    ViewerHandler(ViewerConnection connection) {
        this.connection = connection;
    }

    ViewerConnection connection() {
        return connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        connection.received((ByteBuf) message);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        connection.roomChanged();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            connection.inputEnded();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection.inputEnded();
        connection.failed(new IOException(GONE));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        connection.failed(asIo(cause));
        if (context.pipeline().get(GracefulClose.class) == null) {
            context.close();
        }
    }

    static IOException asIo(Throwable cause) {
        if (cause instanceof ClosedChannelException) {
            return new IOException(GONE, cause);
        }
        if (Sockets.isTimeout(cause)) {
            return new SocketTimeoutException("the peer is not there any more");
        }
        return cause instanceof IOException e ? e : new IOException("the connection broke", cause);
    }
}
