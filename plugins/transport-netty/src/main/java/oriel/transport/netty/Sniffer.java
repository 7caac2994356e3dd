package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Waits for a connection's first bytes, or for its silence, and hands it on with every byte that has come. Silence lasts
 * longer where a browser is reading pages ({@link Neighbours}).
 */
final class Sniffer extends ByteToMessageDecoder {

    private final Reception reception;
    private ScheduledFuture<?> silence;
    private boolean decided;
    private boolean spare;

    Sniffer(Reception reception) {
        this.reception = reception;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        listenFor(context, reception.patience(context.channel()));
        context.fireChannelActive();
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        decide(context, FirstBytes.of(in));
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

    private void silent(ChannelHandlerContext context) {
        ByteBuf seen = internalBuffer();
        Duration more = reception.patienceFor(context.channel());
        if (seen.isReadable()) {
            decide(context, FirstBytes.ofSilence(seen));
        } else if (!more.isZero()) {
            spare = true;
            listenFor(context, more);
        } else {
            context.pipeline().addLast(new AnswerWatch(reception));
            decide(context, FirstBytes.VIEWER);
        }
    }

    private void listenFor(ChannelHandlerContext context, Duration time) {
        silence = context.executor().schedule(() -> silent(context), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void decide(ChannelHandlerContext context, FirstBytes verdict) {
        if (decided || verdict == FirstBytes.OPEN) {
            return;
        }
        decided = true;
        if (verdict == FirstBytes.HTTP) {
            reception.reader(context.channel());
        } else {
            if (spare) {
                context.pipeline().addLast(new SpareWatch());
            }
            reception.viewer(context.channel());
        }
        context.pipeline().remove(this);
    }
}
