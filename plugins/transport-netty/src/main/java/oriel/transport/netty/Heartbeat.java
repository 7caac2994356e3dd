package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Pings a browser (RFC 6455, section 5.5.2). That keeps proxies from ending a connection on which nothing moves, and finds
 * out about a browser that has vanished behind one: whatever it says is an answer, and what it takes shows that it lives.
 */
final class Heartbeat extends ChannelInboundHandlerAdapter {

    /** Often enough for nginx, which ends what was still for a minute, and for most others. */
    static final Duration PAUSE = Duration.ofSeconds(25);

    private static final int PING = 0x89;

    private final WriteTimeout writes;
    private final Duration patience;
    private ScheduledFuture<?> beats;
    private boolean asked;
    private long askedNanos;
    private long pingTakenNanos;

    /** @param patience a browser that has said and taken nothing for so long after a ping is gone */
    Heartbeat(WriteTimeout writes, Duration patience) {
        this.writes = writes;
        this.patience = patience;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        beats = context.executor()
                .scheduleWithFixedDelay(() -> beat(context), PAUSE.toNanos(), PAUSE.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        beats.cancel(false);
    }

    private void beat(ChannelHandlerContext context) {
        long now = context.executor().ticker().nanoTime();
        asked &= writes.heardNanos() - askedNanos < 0;
        boolean tookMore = writes.takenNanos() != pingTakenNanos && writes.takenNanos() - askedNanos > 0;
        if (asked && tookMore) {
            askedNanos = writes.takenNanos();
        }
        if (asked && now - askedNanos >= patience.toNanos()) {
            WriteTimeout.giveUp(context, "the browser answered no ping for " + patience.toSeconds() + " s");
            return;
        }
        if (context.channel().isWritable()) {
            ping(context);
        }
    }

    private void ping(ChannelHandlerContext context) {
        ByteBuf frame = Unpooled.buffer(2).writeByte(PING).writeByte(0);
        context.writeAndFlush(frame).addListener(done -> {
            pingTakenNanos = writes.takenNanos();
            if (!asked && done.isSuccess()) {
                asked = true;
                askedNanos = pingTakenNanos;
            }
        });
    }
}
