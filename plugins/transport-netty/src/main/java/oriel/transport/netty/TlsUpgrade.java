package oriel.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.transport.TlsSettings;
import oriel.transport.tls.TlsEngines;

/** Puts TLS between a connection and what is to hear its words in the clear. Thread-safe. */
final class TlsUpgrade {

    private static final Logger LOG = LoggerFactory.getLogger(TlsUpgrade.class);

    private final TlsSettings settings;
    private final Duration limit;

    /** @param limit for a whole handshake, however slowly its bytes drip, and however long it waits for its turn */
    TlsUpgrade(TlsSettings settings, Duration limit) {
        this.settings = settings;
        this.limit = limit;
    }

    TlsSettings settings() {
        return settings;
    }

    /** Whether a connection is encrypted. */
    static boolean isDone(Channel channel) {
        return channel.pipeline().get(SslHandler.class) != null;
    }

    /**
     * Adds TLS and, behind it, {@code inner}; then removes {@code detector}, which hands on what it has read. Called on the
     * event loop; the connection is not read until the certificate is there.
     *
     * @param workers compute what is too long for an event loop: keys and signatures
     */
    void begin(Channel channel, Executor workers, ChannelHandler detector, ChannelHandler inner) {
        channel.config().setAutoRead(false);
        ScheduledFuture<?> deadline =
                channel.eventLoop().schedule((Runnable) channel::close, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            workers.execute(() -> {
                SSLEngine engine;
                try {
                    engine = TlsEngines.server(settings.context().get());
                } catch (RuntimeException e) {
                    LOG.warn("a connection could not be encrypted: {}", e.getMessage());
                    LOG.debug("a connection could not be encrypted", e);
                    channel.close();
                    return;
                }
                SslHandler tls = new SslHandler(engine, false, workers);
                channel.eventLoop().execute(() -> add(channel, tls, deadline, detector, inner));
            });
        } catch (RejectedExecutionException e) {
            channel.close(); // The transport ends.
        }
    }

    private static void add(
            Channel channel,
            SslHandler tls,
            ScheduledFuture<?> deadline,
            ChannelHandler detector,
            ChannelHandler inner) {
        ChannelPipeline pipeline = channel.pipeline();
        long leftMillis = deadline.getDelay(TimeUnit.MILLISECONDS);
        if (!channel.isActive() || pipeline.context(detector) == null || leftMillis <= 0) {
            return;
        }
        deadline.cancel(false);
        tls.setHandshakeTimeout(leftMillis, TimeUnit.MILLISECONDS);
        pipeline.addLast(tls, inner);
        pipeline.remove(detector);
        channel.config().setAutoRead(true);
    }
}
