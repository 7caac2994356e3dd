package oriel.client;

import oriel.plugin.Provider;

/** Offers the decoder of one encoding that this client does not know by itself: the other half of an encoder plugin. */
public interface DecoderProvider extends Provider {

    /** The encoding's number in SetEncodings: the same as its encoder's. */
    int encoding();

    /** Makes a decoder for one connection. */
    RectDecoder create();
}
