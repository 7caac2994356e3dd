package oriel.server.encode;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.RectEncoder;
import oriel.plugin.Configured;
import oriel.plugin.PluginException;
import oriel.rfb.Encodings;

/**
 * The encoders of a server. Stateless ones are lent to whoever encodes, for the time of a rectangle or an update; others
 * belong to the viewer that asked for one. An encoder that fails is withdrawn: from then on viewers get the next encoding
 * of their lists. Thread-safe.
 */
public final class EncoderPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EncoderPool.class);

    private final EncoderTools tools;
    private final Map<Integer, Deque<PooledEncoder>> idle = new LinkedHashMap<>();
    private boolean closed;
    private volatile Map<Integer, RegisteredEncoder> offers = Map.of();

    /** Makes one encoder of each provider; one that cannot be used is not offered, and the reason goes to the log. */
    public EncoderPool(List<Configured<EncoderProvider>> providers, EncoderTools tools) {
        this.tools = tools;
        for (Configured<EncoderProvider> each : providers) {
            try {
                add(new RegisteredEncoder(
                        each, each.provider().encoding(), each.provider().traits()));
            } catch (PluginException e) {
                LOG.debug(
                        "the encoder {} is not offered: {}; {}", each.provider().name(), e.getMessage(), e.remedy());
            } catch (RuntimeException | LinkageError e) {
                LOG.warn(
                        "the encoder {} is not offered: it failed: {}",
                        each.provider().name(),
                        e.toString());
            }
        }
    }

    private void add(RegisteredEncoder offer) throws PluginException {
        RegisteredEncoder rival = offers.get(offer.encoding());
        if (rival != null || Encodings.isReserved(offer.encoding())) {
            String taken = rival == null
                    ? Encodings.name(offer.encoding()) + ", which the server itself sends"
                    : "the encoder " + rival.name();
            LOG.warn(
                    "the encoder {} is not offered: its number {} is that of {}",
                    offer.name(),
                    offer.encoding(),
                    taken);
            return;
        }
        idle.put(offer.encoding(), new ArrayDeque<>(List.of(create(offer))));
        Map<Integer, RegisteredEncoder> more = new LinkedHashMap<>(offers);
        more.put(offer.encoding(), offer);
        offers = Collections.unmodifiableMap(more);
    }

    /** What encoders use besides their own code. */
    public EncoderTools tools() {
        return tools;
    }

    /** The encoding of a number, if the server can send it. */
    public Optional<RegisteredEncoder> offer(int encoding) {
        return Optional.ofNullable(offers.get(encoding));
    }

    /** True if the number is that of an encoding that the server can send, or has a meaning for it. */
    public boolean speaks(int encoding) {
        return offers.containsKey(encoding) || Encodings.isReserved(encoding);
    }

    /** Every encoding that the server can send. */
    public Collection<RegisteredEncoder> offers() {
        return offers.values();
    }

    /** Raw, which every viewer takes. */
    public RegisteredEncoder raw() {
        return offer(Encodings.RAW).orElseThrow(() -> new IllegalStateException("there is no encoder for Raw"));
    }

    /**
     * Lends an encoder until it is given back; one that is not stateless must be kept and closed instead.
     *
     * @throws EncoderFailedException if another one could not be made; it is withdrawn
     */
    public PooledEncoder borrow(RegisteredEncoder offer) throws EncoderFailedException {
        synchronized (idle) {
            PooledEncoder encoder = idle.get(offer.encoding()).pollFirst();
            if (encoder != null) {
                return encoder;
            }
        }
        try {
            return create(offer);
        } catch (PluginException | RuntimeException | LinkageError e) {
            throw withdraw(offer, e);
        }
    }

    /** Takes an encoder back, which has kept nothing of what it encoded; not one that has failed. */
    public void giveBack(PooledEncoder encoder) {
        synchronized (idle) {
            if (closed) {
                encoder.close();
            } else {
                idle.get(encoder.offer().encoding()).addFirst(encoder);
            }
        }
    }

    /**
     * Takes an encoder that has failed out of use, for every viewer; Raw stays, since nothing stands behind it. One that was
     * interrupted, because its viewer left, is not to blame.
     */
    EncoderFailedException withdraw(RegisteredEncoder offer, Throwable cause) {
        if (Thread.currentThread().isInterrupted() || offer.encoding() == Encodings.RAW) {
            return new EncoderFailedException(cause);
        }
        boolean last;
        synchronized (idle) {
            Map<Integer, RegisteredEncoder> fewer = new LinkedHashMap<>(offers);
            last = fewer.remove(offer.encoding()) != null;
            offers = Collections.unmodifiableMap(fewer);
        }
        if (last) {
            LOG.warn(
                    "the encoder {} ({}) failed and is not used any longer, viewers get their next encoding: {}",
                    offer.name(),
                    offer.encoding(),
                    cause.toString());
            LOG.debug("how the encoder {} failed", offer.name(), cause);
        }
        return new EncoderFailedException(cause);
    }

    private PooledEncoder create(RegisteredEncoder offer) throws PluginException {
        EncoderProvider provider = offer.provider().provider();
        RectEncoder encoder = provider.create(offer.provider().options(), tools);
        return new PooledEncoder(offer, encoder, tools.deflate(), this::withdraw);
    }

    /** Closes those that are idle; the others are closed when they are given back. */
    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.values().forEach(encoders -> {
                encoders.forEach(PooledEncoder::close);
                encoders.clear();
            });
        }
    }
}
