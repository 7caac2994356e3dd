package oriel.server.update;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.encoding.EncodedRect;
import oriel.encoding.ZlibStreams;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.message.RectangleHeader;
import oriel.server.encode.EncodeTask;
import oriel.server.encode.EncodeTask.Piece;
import oriel.server.encode.EncodedRectCache;
import oriel.server.encode.EncoderFailedException;
import oriel.server.encode.EncoderPool;
import oriel.server.encode.EncoderThreads;
import oriel.server.encode.KeptEncoders;
import oriel.server.encode.PooledEncoder;
import oriel.server.encode.RegisteredEncoder;
import oriel.server.screen.PictureId;

/**
 * Encodes the pieces of one viewer's updates and appends them in order: alone, with the help of the workers if they are
 * many pixels, or with what another viewer's writer has encoded already. Used by the writer thread alone.
 */
final class RectWriter implements AutoCloseable {

    /** Below this, handing over to other threads costs more than it saves. */
    private static final int LARGE_PIXELS = 1 << 18;

    private final EncoderPool pool;
    private final EncoderThreads workers;
    private final EncodedRectCache shared;
    private final Map<Integer, ZlibStreams> streams = new HashMap<>();
    private final KeptEncoders kept;
    private final ViewerOutput output;
    private final UpdateCounters counters;
    private long lossyBytes;

    RectWriter(UpdateContext context, KeptEncoders kept, ViewerOutput output) {
        this.output = output;
        this.kept = kept;
        this.counters = context.counters();
        this.pool = context.encoders();
        this.workers = context.workers();
        this.shared = context.shared();
    }

    /**
     * The pieces of an update.
     *
     * @param pieces in the order of the wire
     * @param versions of the shared picture that the pixels of each piece show; empty if no other viewer may have the same
     * @param picture the identity of the shared picture
     * @param snapshot the pixels
     */
    record Work(List<Piece> pieces, Optional<long[]> versions, PictureId picture, Snapshot snapshot) {

        long pixels() {
            return pieces.stream()
                    .mapToLong(
                            piece -> (long) piece.rect().width() * piece.rect().height())
                    .sum();
        }
    }

    /** How many bytes rectangles with loss took so far. */
    long lossyBytes() {
        return lossyBytes;
    }

    /**
     * Writes every piece with its header.
     *
     * @return the areas whose pixels may come out otherwise at the viewer
     */
    List<Rect> write(Work work) throws IOException, InterruptedException {
        boolean helped = workers.count() > 0 && work.pieces().size() > 1 && work.pixels() >= LARGE_PIXELS;
        return helped || work.versions().isPresent() ? together(work, helped) : alone(work);
    }

    private List<Rect> alone(Work work) throws IOException {
        List<Rect> lossy = new ArrayList<>();
        Map<RegisteredEncoder, PooledEncoder> borrowed = new HashMap<>();
        try {
            for (Piece piece : work.pieces()) {
                try {
                    PooledEncoder encoder =
                            isStateless(piece) ? lent(piece.offer(), borrowed) : kept.of(piece.offer(), piece.rect());
                    append(piece, encoder.encode(source(work, piece), piece.rect(), piece.settings()), lossy);
                } catch (EncoderFailedException e) {
                    borrowed.remove(piece.offer());
                    kept.forget(piece.offer(), piece.rect());
                    appendRaw(piece, source(work, piece));
                }
            }
        } finally {
            borrowed.values().forEach(pool::giveBack);
        }
        return lossy;
    }

    private static Framebuffer source(Work work, Piece piece) {
        return work.snapshot().part(piece.rect());
    }

    private PooledEncoder lent(RegisteredEncoder offer, Map<RegisteredEncoder, PooledEncoder> borrowed)
            throws EncoderFailedException {
        PooledEncoder encoder = borrowed.get(offer);
        if (encoder == null) {
            encoder = pool.borrow(offer);
            borrowed.put(offer, encoder);
        }
        return encoder;
    }

    private static boolean isStateless(Piece piece) {
        return piece.offer().traits().isStateless();
    }

    /** What stands in for a rectangle whose encoder has failed: as many rectangles as were announced, the same pixels. */
    private void appendRaw(Piece piece, Framebuffer snapshot) throws IOException {
        Piece raw = piece.as(pool.raw());
        try {
            PooledEncoder encoder = pool.borrow(raw.offer());
            append(raw, encoder.encode(snapshot, raw.rect(), raw.settings()), new ArrayList<>());
            pool.giveBack(encoder);
        } catch (EncoderFailedException e) {
            throw new IllegalStateException("a rectangle could not be encoded", e.getCause());
        }
    }

    private List<Rect> together(Work work, boolean helped) throws IOException, InterruptedException {
        List<Rect> lossy = new ArrayList<>();
        Deque<EncodeTask> ahead = new ArrayDeque<>();
        List<EncodeTask> mine = new ArrayList<>();
        Iterator<Piece> next = work.pieces().iterator();
        int index = 0;
        try {
            for (Piece piece : work.pieces()) {
                while (next.hasNext() && ahead.size() <= (helped ? 2 * workers.count() : 0)) {
                    Piece coming = next.next();
                    EncodeTask job = job(work, index++, coming, mine);
                    if (helped && !ahead.isEmpty() && isStateless(coming)) {
                        workers.help(job);
                    }
                    ahead.add(job);
                }
                appendResult(ahead.remove(), work, piece, lossy);
            }
        } finally {
            mine.forEach(EncodeTask::giveUp);
            if (work.versions().isPresent()) {
                shared.trim();
            }
        }
        return lossy;
    }

    private EncodeTask job(Work work, int index, Piece piece, List<EncodeTask> mine) {
        boolean forAll = work.versions().isPresent() && isStateless(piece);
        EncodeTask fresh = new EncodeTask(pool, piece, source(work, piece), forAll);
        EncodeTask job = forAll
                ? shared.job(
                        new EncodedRectCache.Key(work.picture(), work.versions().get()[index], piece), () -> fresh)
                : fresh;
        if (job == fresh) {
            mine.add(job);
        }
        return job;
    }

    /** A job of another viewer may end with that viewer; then this one's own pixels are encoded. */
    private void appendResult(EncodeTask job, Work work, Piece piece, List<Rect> lossy)
            throws IOException, InterruptedException {
        if (!isStateless(piece)) {
            lossy.addAll(alone(new Work(List.of(piece), Optional.empty(), work.picture(), work.snapshot())));
            return;
        }
        Optional<EncodedRect> encoded = job.await();
        if (encoded.isEmpty()) {
            encoded = new EncodeTask(pool, piece, source(work, piece), false).await();
        }
        if (encoded.isPresent()) {
            append(piece, encoded.get(), lossy);
        } else {
            appendRaw(piece, source(work, piece));
        }
    }

    private void append(Piece piece, EncodedRect encoded, List<Rect> lossy) throws IOException {
        int before = output.buffer().size();
        new RectangleHeader(piece.rect(), piece.offer().encoding()).write(output.buffer());
        streams.computeIfAbsent(
                        piece.offer().encoding(),
                        any -> new ZlibStreams(pool.tools().deflate()))
                .write(encoded, output.buffer());
        int size = output.buffer().size() - before;
        counters.rectangles(piece.offer().encoding(), 1, size);
        if (encoded.isLossy()) {
            lossyBytes += size;
            lossy.add(piece.rect());
        }
        output.flushIfLarge();
    }

    @Override
    public void close() {
        streams.values().forEach(ZlibStreams::close);
    }
}
