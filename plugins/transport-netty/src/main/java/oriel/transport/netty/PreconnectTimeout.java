package oriel.transport.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection that was taken for a viewer although it may be a browser's spare one, if it does not answer soon. A
 * viewer answers the greeting by itself; a browser would send its next request there, and find the greeting in the answer.
 */
final class PreconnectTimeout extends ChannelInboundHandlerAdapter {

    private static final Duration ANSWER = Duration.ofSeconds(2);

    private ScheduledFuture<?> end;

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        end = context.executor().schedule(() -> context.close(), ANSWER.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        end.cancel(false);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        context.fireChannelRead(message);
        context.pipeline().remove(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end.cancel(false);
        context.fireChannelInactive();
    }
}
