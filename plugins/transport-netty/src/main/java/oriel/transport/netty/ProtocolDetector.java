package oriel.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the first bytes of a connection, or of what TLS carries, or for its silence, and tells what it is. Removed by
 * whom it has told, it hands on every byte that has come. How long silence may last is known better when it has lasted for a
 * while ({@link Patience}); it is counted from the arrival.
 */
final class ProtocolDetector extends ByteToMessageDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(ProtocolDetector.class);

    /** Where silence does not make a viewer: a browser opens connections ahead of need. */
    private static final Duration IDLE = Duration.ofSeconds(15);

    private final Optional<Patience> patience;
    private final Function<ByteBuf, DetectedProtocol> judge;
    private final BiConsumer<ProtocolDetector, DetectedProtocol> detected;
    private Channel channel;
    private ScheduledFuture<?> silence;
    private long arrivedNanos;
    private boolean decided;

    /**
     * @param patience after which a peer that says nothing is a viewer; empty: it is none, and goes in the end
     * @param detected adds the handlers of a connection, and then removes this one
     */
    ProtocolDetector(Optional<Patience> patience, BiConsumer<ProtocolDetector, DetectedProtocol> detected) {
        this(patience, DetectedProtocol::of, detected);
    }

    /** @param judge what knows a protocol by its first bytes */
    ProtocolDetector(
            Optional<Patience> patience,
            Function<ByteBuf, DetectedProtocol> judge,
            BiConsumer<ProtocolDetector, DetectedProtocol> detected) {
        this.patience = patience;
        this.judge = judge;
        this.detected = detected;
    }

    /** The connection that it was added to. */
    Channel channel() {
        return channel;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    /** Waits from now on: the connection was there before. */
    void beginNow() {
        begin(channel.pipeline().context(this));
    }

    /** A connection of the clear: the first word may come. */
    @Override
    public void channelActive(ChannelHandlerContext context) {
        begin(context);
        context.fireChannelActive();
    }

    /** One inside of TLS. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                begin(context);
            } else {
                LOG.debug("a TLS handshake failed: {}", LogSanitizer.printable(String.valueOf(handshake.cause())));
                context.close();
            }
        }
        super.userEventTriggered(context, event);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        decide(judge.apply(in));
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

    private void begin(ChannelHandlerContext context) {
        arrivedNanos = now(context);
        listen(context);
    }

    /** Waits for as long as there is patience left; then the silence decides. */
    private void listen(ChannelHandlerContext context) {
        Duration whole = patience.map(found -> found.of(channel, arrivedNanos)).orElse(IDLE);
        Duration left = whole.minusNanos(now(context) - arrivedNanos);
        if (left.isNegative() || left.isZero()) {
            // On a busy machine this may run late, and the first word be there already: the loop reads before it goes
            // on.
            silence = context.executor().schedule(() -> silent(context), 1, TimeUnit.MILLISECONDS);
            return;
        }
        silence = context.executor().schedule(() -> listen(context), left.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void silent(ChannelHandlerContext context) {
        if (patience.isEmpty()) {
            decided = true;
            context.close();
            return;
        }
        ByteBuf seen = internalBuffer();
        if (seen.isReadable()) {
            decide(DetectedProtocol.ofSilence(seen));
            return;
        }
        if (patience.get().readsPages(channel)) {
            context.pipeline().addLast(new PreconnectTimeout());
        }
        decide(DetectedProtocol.VIEWER);
    }

    private void decide(DetectedProtocol verdict) {
        if (decided || verdict == DetectedProtocol.OPEN) {
            return;
        }
        decided = true;
        detected.accept(this, verdict);
    }

    private static long now(ChannelHandlerContext context) {
        return context.executor().ticker().nanoTime();
    }
}
