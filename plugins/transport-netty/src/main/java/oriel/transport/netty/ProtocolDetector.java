package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Waits for a connection's first bytes, or for its silence, and hands it on with every byte that has come. How long silence
 * may last is known better when it has lasted for a while ({@link Patience}); it is counted from the arrival.
 */
final class ProtocolDetector extends ByteToMessageDecoder {

    private final Patience patience;
    private final BiConsumer<Channel, DetectedProtocol> detected;
    private ScheduledFuture<?> silence;
    private long arrivedNanos;
    private boolean decided;

    /** @param detected adds the handlers of a connection, before this one goes */
    ProtocolDetector(Patience patience, BiConsumer<Channel, DetectedProtocol> detected) {
        this.patience = patience;
        this.detected = detected;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        arrivedNanos = now(context);
        listen(context);
        context.fireChannelActive();
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        decide(context, DetectedProtocol.of(in));
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (!decided) {
            decided = true;
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        if (silence != null) {
            silence.cancel(false);
        }
    }

    /** Waits for as long as there is patience left; then the silence decides. */
    private void listen(ChannelHandlerContext context) {
        Duration left = patience.of(context.channel(), arrivedNanos).minusNanos(now(context) - arrivedNanos);
        if (left.isNegative() || left.isZero()) {
            silent(context);
            return;
        }
        silence = context.executor().schedule(() -> listen(context), left.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void silent(ChannelHandlerContext context) {
        ByteBuf seen = internalBuffer();
        if (seen.isReadable()) {
            decide(context, DetectedProtocol.ofSilence(seen));
            return;
        }
        if (patience.readsPages(context.channel())) {
            context.pipeline().addLast(new PreconnectTimeout());
        }
        decide(context, DetectedProtocol.VIEWER);
    }

    private void decide(ChannelHandlerContext context, DetectedProtocol verdict) {
        if (decided || verdict == DetectedProtocol.OPEN) {
            return;
        }
        decided = true;
        detected.accept(context.channel(), verdict);
        context.pipeline().remove(this);
    }

    private static long now(ChannelHandlerContext context) {
        return context.executor().ticker().nanoTime();
    }
}
