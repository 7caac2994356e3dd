package oriel.transport.netty;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Gives a peer up that takes no byte for the stall timeout while bytes wait for it. It looks eight times a timeout, so the
 * end comes at most an eighth late.
 */
final class StallWatch extends ChannelDuplexHandler {

    private static final int LOOKS = 8;

    private final Duration patience;
    private ScheduledFuture<?> looks;
    private long messagesTaken;
    private long seenMessages;
    private long seenProgress;
    private long waitingSinceNanos;
    private boolean waiting;

    StallWatch(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        long pause = Math.max(TimeUnit.MILLISECONDS.toNanos(1), patience.toNanos() / LOOKS);
        looks = context.executor().scheduleWithFixedDelay(() -> look(context), pause, pause, TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        looks.cancel(false);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message, promise.unvoid().addListener(done -> messagesTaken++));
    }

    private void look(ChannelHandlerContext context) {
        ChannelOutboundBuffer out = context.channel().unsafe().outboundBuffer();
        if (out == null || out.isEmpty()) {
            waiting = false;
            return;
        }
        boolean moved = seenMessages != messagesTaken || seenProgress != out.currentProgress();
        seenMessages = messagesTaken;
        seenProgress = out.currentProgress();
        if (!waiting || moved) {
            waiting = true;
            waitingSinceNanos = System.nanoTime();
            return;
        }
        if (System.nanoTime() - waitingSinceNanos >= patience.toNanos()) {
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            context.fireExceptionCaught(
                    new SocketTimeoutException("the peer took no byte for " + patience.toMillis() + " ms"));
            context.close();
        }
    }
}
