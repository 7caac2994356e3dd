package oriel.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
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
    private final Executor workers;

    /**
     * @param limit for a whole handshake, however slowly its bytes drip
     * @param workers compute what is too long for an event loop: keys and signatures
     */
    TlsUpgrade(TlsSettings settings, Duration limit, Executor workers) {
        this.settings = settings;
        this.limit = limit;
        this.workers = workers;
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
     */
    void begin(Channel channel, ChannelHandler detector, ChannelHandler inner) {
        channel.config().setAutoRead(false);
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
                channel.eventLoop().execute(() -> add(channel, engine, detector, inner));
            });
        } catch (RejectedExecutionException e) {
            channel.close(); // The transport ends.
        }
    }

    private void add(Channel channel, SSLEngine engine, ChannelHandler detector, ChannelHandler inner) {
        ChannelPipeline pipeline = channel.pipeline();
        if (!channel.isActive() || pipeline.context(detector) == null) {
            return;
        }
        SslHandler tls = new SslHandler(engine, false, workers);
        tls.setHandshakeTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        pipeline.addLast(tls, inner);
        pipeline.remove(detector);
        channel.config().setAutoRead(true);
    }
}
