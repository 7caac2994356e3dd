package oriel.server.encode;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.plugin.Configured;
import oriel.plugin.PluginException;

/**
 * The encoders of a server. Stateless ones are lent to whoever encodes, for the time of a rectangle or an update; others
 * belong to the viewer that asked for one. Thread-safe.
 */
public final class EncoderPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EncoderPool.class);

    private final EncoderTools tools;
    private final Map<Integer, Offer> offers = new LinkedHashMap<>();
    private final Map<Integer, Deque<PooledEncoder>> idle = new LinkedHashMap<>();

    /**
     * An encoding that the server can send.
     *
     * @param provider of encoders, with its options
     * @param encoding its number
     * @param traits what it can take
     */
    public record Offer(Configured<EncoderProvider> provider, int encoding, EncoderTraits traits) {}

    /** Makes one encoder of each provider; an encoding whose provider fails is not offered. */
    public EncoderPool(List<Configured<EncoderProvider>> providers, EncoderTools tools) {
        this.tools = tools;
        for (Configured<EncoderProvider> each : providers) {
            Offer offer =
                    new Offer(each, each.provider().encoding(), each.provider().traits());
            if (offers.containsKey(offer.encoding())) {
                continue;
            }
            make(offer).ifPresent(encoder -> {
                offers.put(offer.encoding(), offer);
                idle.put(offer.encoding(), new ArrayDeque<>(List.of(encoder)));
            });
        }
    }

    /** What encoders use besides their own code. */
    public EncoderTools tools() {
        return tools;
    }

    /** The encoding of a number, if the server can send it. */
    public Optional<Offer> offer(int encoding) {
        return Optional.ofNullable(offers.get(encoding));
    }

    /** Every encoding that the server can send. */
    public Collection<Offer> offers() {
        return List.copyOf(offers.values());
    }

    /** Lends an encoder until it is given back; one that is not stateless must be kept and closed instead. */
    public PooledEncoder borrow(Offer offer) {
        synchronized (idle) {
            PooledEncoder encoder = idle.get(offer.encoding()).pollFirst();
            if (encoder != null) {
                return encoder;
            }
        }
        return make(offer)
                .orElseThrow(() -> new IllegalStateException(
                        "the encoder " + offer.provider().provider().name() + " could be made before"));
    }

    /** Takes an encoder back; each has kept nothing of what it encoded. */
    public void giveBack(PooledEncoder encoder) {
        synchronized (idle) {
            idle.get(encoder.offer().encoding()).addFirst(encoder);
        }
    }

    private Optional<PooledEncoder> make(Offer offer) {
        EncoderProvider provider = offer.provider().provider();
        try {
            return Optional.of(
                    new PooledEncoder(offer, provider.create(offer.provider().options(), tools), tools.deflate()));
        } catch (PluginException e) {
            LOG.debug("the encoder {} is not offered: {}; {}", provider.name(), e.getMessage(), e.remedy());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            idle.values().forEach(encoders -> {
                encoders.forEach(PooledEncoder::close);
                encoders.clear();
            });
        }
    }
}
