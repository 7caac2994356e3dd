package oriel.server.encode;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.encoding.ChunkDeflater;
import oriel.encoding.DeflateCoders;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.RectEncoder;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.flight.EncodeEvent;
import oriel.server.flight.Flight;

/**
 * An encoder and the buffers that go with it. What it throws, and more bytes than any encoding needs, withdraw it from the
 * pool; then it is closed, and not to be given back. Used by one thread at a time.
 */
public final class PooledEncoder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PooledEncoder.class);

    /** Pieces below this lose too much if they are compressed without what went before. */
    private static final int MIN_CHUNK = 16 << 10;

    /** No encoding needs more: Raw has 4 bytes a pixel. */
    private static final int MAX_BYTES_PER_PIXEL = 16;

    private static final int MAX_BYTES_BESIDES = 1 << 20;

    private final RegisteredEncoder offer;
    private final RectEncoder encoder;
    private final Withdrawal withdrawal;
    private final ChunkDeflater deflater;
    private final EncodedRect scratch = new EncodedRect();

    /** Takes an encoder that has failed out of use. */
    interface Withdrawal {

        /** Returns what its user is told. */
        EncoderFailedException withdraw(RegisteredEncoder offer, Throwable cause);
    }

    PooledEncoder(RegisteredEncoder offer, RectEncoder encoder, DeflateCoders coders, Withdrawal withdrawal) {
        this.withdrawal = withdrawal;
        this.offer = offer;
        this.encoder = encoder;
        this.deflater = new ChunkDeflater(coders);
    }

    /** What it is one of. */
    public RegisteredEncoder offer() {
        return offer;
    }

    /** Encodes into a buffer of its own, which is valid until the next call. */
    public EncodedRect encode(Framebuffer source, Rect rect, EncodeSettings settings) throws EncoderFailedException {
        scratch.clear().bytes().limit(rect.area() * MAX_BYTES_PER_PIXEL + MAX_BYTES_BESIDES);
        if (Flight.isRecorded()) {
            EncodeEvent event = EncodeEvent.begun();
            guarded(() -> encoder.encode(source, rect, settings, scratch));
            event.ended(
                    offer.name(), rect.width(), rect.height(), scratch.bytes().size());
        } else {
            guarded(() -> encoder.encode(source, rect, settings, scratch));
        }
        return scratch;
    }

    private void guarded(Runnable work) throws EncoderFailedException {
        try {
            work.run();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            close();
            throw withdrawal.withdraw(offer, e);
        }
    }

    /** Begins anew: see {@link RectEncoder#reset}. False if that failed; then it is closed and withdrawn. */
    boolean reset() {
        return tell(encoder::reset);
    }

    /** Refers to nothing next time: see {@link RectEncoder#requestKeyFrame}. False if that failed; then it is closed and withdrawn. */
    boolean requestKeyFrame() {
        return tell(encoder::requestKeyFrame);
    }

    private boolean tell(Runnable order) {
        try {
            guarded(order);
            return true;
        } catch (EncoderFailedException e) {
            LOG.trace("the encoder {} is not asked again", offer.name(), e);
            return false;
        }
    }

    /** Encodes for any number of viewers: what is large is compressed already, without reference to any stream. */
    EncodedRect encodeForAll(Framebuffer source, Rect rect, EncodeSettings settings) throws EncoderFailedException {
        EncodedRect result = new EncodedRect();
        deflater.deflateChunks(encode(source, rect, settings), MIN_CHUNK, result);
        return result;
    }

    /** Encodes for one viewer, through whose streams the bytes have still to go. */
    EncodedRect encodeForOne(Framebuffer source, Rect rect, EncodeSettings settings) throws EncoderFailedException {
        EncodedRect result = new EncodedRect();
        deflater.deflateChunks(encode(source, rect, settings), Integer.MAX_VALUE, result);
        return result;
    }

    @Override
    public void close() {
        try {
            encoder.close();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.debug("the encoder {} did not close", offer.name(), e);
        }
        deflater.close();
    }
}
