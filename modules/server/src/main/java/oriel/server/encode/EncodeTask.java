package oriel.server.encode;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * A rectangle to be encoded once, by whichever thread comes first: a worker, the writer of the viewer whose update it
 * belongs to, or the writer of another viewer that wants the same. Thread-safe.
 */
public final class EncodeTask implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(EncodeTask.class);

    private enum State {
        WAITING,
        RUNNING,
        ENDED
    }

    private final EncoderPool pool;
    private final Piece piece;
    private final Framebuffer source;
    private final boolean forAll;
    private State state = State.WAITING;
    private EncodedRect result;

    /**
     * A part of an update.
     *
     * @param rect the pixels
     * @param offer the encoding they are sent in
     * @param settings of the encoder
     */
    public record Piece(Rect rect, RegisteredEncoder offer, EncodeSettings settings) {

        /** The same pixels in another encoding. */
        public Piece as(RegisteredEncoder other) {
            return new Piece(rect, other, settings);
        }
    }

    /**
     * A job that nobody has begun.
     *
     * @param source the picture; not changed until every job on it is done or given up
     * @param forAll true if other viewers may send the result too
     */
    public EncodeTask(EncoderPool pool, Piece piece, Framebuffer source, boolean forAll) {
        this.pool = pool;
        this.piece = piece;
        this.source = source;
        this.forAll = forAll;
    }

    /** Encodes, unless somebody else does so or did. */
    @Override
    public void run() {
        if (!claim()) {
            return;
        }
        EncodedRect encoded = null;
        try {
            encoded = encode();
        } catch (EncoderFailedException e) {
            LOG.trace("a rectangle is encoded otherwise", e);
        } finally {
            finish(encoded);
        }
    }

    private EncodedRect encode() throws EncoderFailedException {
        PooledEncoder encoder = pool.borrow(piece.offer());
        EncodedRect encoded = forAll
                ? encoder.encodeForAll(source, piece.rect(), piece.settings())
                : encoder.encodeForOne(source, piece.rect(), piece.settings());
        pool.giveBack(encoder);
        return encoded;
    }

    private synchronized boolean claim() {
        if (state != State.WAITING) {
            return false;
        }
        state = State.RUNNING;
        return true;
    }

    private synchronized void finish(EncodedRect encoded) {
        result = encoded;
        state = State.ENDED;
        notifyAll();
    }

    /** Does it if nobody has begun, waits for its end; empty if it was given up or failed. */
    public Optional<EncodedRect> await() throws InterruptedException {
        run();
        synchronized (this) {
            while (state == State.RUNNING) {
                wait();
            }
            return Optional.ofNullable(result);
        }
    }

    /** Ends it if nobody has begun, else waits for its end: after that it does not look at the picture again. */
    public synchronized void giveUp() {
        boolean interrupted = false;
        if (state == State.WAITING) {
            state = State.ENDED;
        }
        while (state == State.RUNNING) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** True if it holds what it will hold. */
    synchronized boolean isEnded() {
        return state == State.ENDED;
    }

    /** Bytes that the result holds in memory; 0 while there is none. */
    synchronized int heldBytes() {
        return result == null ? 0 : result.bytes().array().length;
    }
}
