package oriel.server.encode;

import oriel.encoding.ChunkDeflater;
import oriel.encoding.DeflateCoders;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.RectEncoder;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** An encoder and the buffers that go with it. Used by one thread at a time. */
public final class PooledEncoder implements AutoCloseable {

    /** Pieces below this lose too much if they are compressed without what went before. */
    private static final int LEAST_CHUNK = 16 << 10;

    private final EncoderPool.Offer offer;
    private final RectEncoder encoder;
    private final ChunkDeflater deflater;
    private final EncodedRect scratch = new EncodedRect();

    PooledEncoder(EncoderPool.Offer offer, RectEncoder encoder, DeflateCoders coders) {
        this.offer = offer;
        this.encoder = encoder;
        this.deflater = new ChunkDeflater(coders);
    }

    EncoderPool.Offer offer() {
        return offer;
    }

    /** The encoder itself. */
    public RectEncoder encoder() {
        return encoder;
    }

    /** Encodes into a buffer of its own, which is valid until the next call. */
    public EncodedRect encode(Framebuffer source, Rect rect, EncodeSettings settings) {
        encoder.encode(source, rect, settings, scratch.clear());
        return scratch;
    }

    /** Encodes for any number of viewers: what is large is compressed already, without reference to any stream. */
    EncodedRect encodeForAll(Framebuffer source, Rect rect, EncodeSettings settings) {
        EncodedRect result = new EncodedRect();
        result.deflateChunks(encode(source, rect, settings), deflater, LEAST_CHUNK);
        return result;
    }

    /** Encodes for one viewer, through whose streams the bytes have still to go. */
    EncodedRect encodeForOne(Framebuffer source, Rect rect, EncodeSettings settings) {
        EncodedRect result = new EncodedRect();
        result.deflateChunks(encode(source, rect, settings), deflater, Integer.MAX_VALUE);
        return result;
    }

    @Override
    public void close() {
        encoder.close();
        deflater.close();
    }
}
