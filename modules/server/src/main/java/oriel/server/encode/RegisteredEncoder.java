package oriel.server.encode;

import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTraits;
import oriel.plugin.Configured;

/**
 * An encoding that the server can send.
 *
 * @param provider of encoders, with its options
 * @param encoding its number
 * @param traits what it can take
 */
public record RegisteredEncoder(Configured<EncoderProvider> provider, int encoding, EncoderTraits traits) {

    String name() {
        return provider.provider().name();
    }
}
