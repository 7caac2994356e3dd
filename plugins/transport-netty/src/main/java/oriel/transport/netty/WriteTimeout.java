package oriel.transport.netty;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Gives a peer up that takes no byte for the stall timeout while bytes wait for it, and knows when it was last heard. It
 * looks eight times a timeout, so the end comes at most an eighth late. What the system has taken and the peer has not
 * is the system's to watch: {@link Sockets#watch}.
 */
final class WriteTimeout extends ChannelDuplexHandler {

    private static final int LOOKS = 8;

    private final Duration patience;
    private ScheduledFuture<?> looks;
    private long takenNanos;
    private long seenTakenNanos;
    private long seenProgress;
    private long waitingSinceNanos;
    private boolean waiting;
    private volatile long heardNanos;

    WriteTimeout(Duration patience) {
        this.patience = patience;
    }

    /** When the peer last said something, by the clock of its event loop. Asked by any thread. */
    long heardNanos() {
        return heardNanos;
    }

    /** When the system last took something for the peer. Asked on the event loop. */
    long takenNanos() {
        return takenNanos;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        heardNanos = now(context);
        takenNanos = heardNanos;
        long pause = Math.max(TimeUnit.MILLISECONDS.toNanos(1), patience.toNanos() / LOOKS);
        looks = context.executor().scheduleWithFixedDelay(() -> look(context), pause, pause, TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        looks.cancel(false);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        heardNanos = now(context);
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message, promise.unvoid().addListener(done -> takenNanos = now(context)));
    }

    /** Ends a connection whose peer is taken for gone, without a word to it. */
    static void giveUp(ChannelHandlerContext context, String reason) {
        context.fireExceptionCaught(new SocketTimeoutException(reason));
        Sockets.abort(context.channel());
    }

    private void look(ChannelHandlerContext context) {
        ChannelOutboundBuffer out = context.channel().unsafe().outboundBuffer();
        if (out == null || out.isEmpty()) {
            waiting = false;
            return;
        }
        boolean moved = seenTakenNanos != takenNanos || seenProgress != out.currentProgress();
        seenTakenNanos = takenNanos;
        seenProgress = out.currentProgress();
        if (!waiting || moved) {
            waiting = true;
            waitingSinceNanos = now(context);
            return;
        }
        if (now(context) - waitingSinceNanos >= patience.toNanos()) {
            giveUp(context, tookNothing(patience));
        }
    }

    /** What is told of a peer that takes nothing. */
    static String tookNothing(Duration patience) {
        return "the peer took no byte for " + patience.toMillis() + " ms";
    }

    private static long now(ChannelHandlerContext context) {
        return context.executor().ticker().nanoTime();
    }
}
