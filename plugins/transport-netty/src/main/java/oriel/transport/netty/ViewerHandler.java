package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import java.io.IOException;

/** The end of a viewer's pipeline: tells its connection what happens on the event loop. */
final class ViewerHandler extends ChannelInboundHandlerAdapter {

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
        if (event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent) {
            connection.inputEnded();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection.inputEnded();
        connection.failed(new IOException(ReadBuffer.GONE));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        connection.failed(ViewerConnection.asIo(cause));
        if (context.pipeline().get(GracefulClose.class) == null) {
            context.close();
        }
    }
}
