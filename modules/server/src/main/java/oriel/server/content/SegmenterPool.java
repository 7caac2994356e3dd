package oriel.server.content;

import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncoderTraits.Loss;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Finds out what a picture shows where, for any number of threads at once: each is lent a segmenter of its own. What several viewers
 * are shown alike is looked at once, by whichever thread comes first. Thread-safe.
 */
public final class SegmenterPool {

    /** What is kept is small: rectangles, and no pixels. */
    private static final int MAX_KEPT = 256;

    /** Areas of which it is known what they showed. */
    private static final int MAX_SEEN = 32;

    /** It is not worth knowing of smaller areas. */
    private static final int MIN_SEEN = 1 << 15;

    private final Deque<ContentSegmenter> idle = new ConcurrentLinkedDeque<>();
    private final Map<Key, FutureTask<List<Segment>>> known = new LinkedHashMap<>();

    /** By area; what is in use is not in it. */
    private final Map<Rect, SeenPhotos> seen = new LinkedHashMap<>();

    /** What decides how pixels are cut. */
    private record Key(Shown.Origin origin, Rect area, boolean photos) {}

    /** No segmenter yet. */
    public SegmenterPool() {}

    /**
     * Cuts an area as an encoder needs it: into large surfaces of one colour, photographs where the settings allow loss, and
     * the rest; not at all for an encoder that never loses anything.
     *
     * @param source the picture; not changed while this runs
     * @param area not empty, inside the picture
     * @return parts that cover the area once
     */
    public List<Segment> segment(Framebuffer source, Rect area, Loss loss, EncodeSettings settings) {
        return loss == Loss.NEVER
                ? List.of(new Segment(area, true))
                : cut(source, area, settings.allowedJpeg().isPresent());
    }

    /** The same, once for all who are shown the same. */
    public List<Segment> segment(Shown shown, Loss loss, EncodeSettings settings) throws InterruptedException {
        if (loss == Loss.NEVER || shown.origin().isEmpty()) {
            return segment(shown.pixels(), shown.area(), loss, settings);
        }
        boolean photos = settings.allowedJpeg().isPresent();
        FutureTask<List<Segment>> task = task(
                new Key(shown.origin().get(), shown.area(), photos),
                new FutureTask<>(() -> cut(shown.pixels(), shown.area(), photos)));
        task.run(); // does nothing if somebody else does so or did
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an area could not be cut", e.getCause());
        }
    }

    private FutureTask<List<Segment>> task(Key key, FutureTask<List<Segment>> fresh) {
        synchronized (known) {
            FutureTask<List<Segment>> before = known.putIfAbsent(key, fresh);
            if (known.size() > MAX_KEPT) {
                known.remove(known.keySet().iterator().next());
            }
            return before == null ? fresh : before;
        }
    }

    private List<Segment> cut(Framebuffer source, Rect area, boolean photos) {
        ContentSegmenter lent = idle.pollFirst();
        ContentSegmenter segmenter = lent == null ? new ContentSegmenter() : lent;
        boolean remembers = photos && area.area() >= MIN_SEEN;
        SeenPhotos before = remembers ? before(area) : new SeenPhotos();
        List<Segment> parts = segmenter.segment(source, area, photos, before);
        if (remembers) {
            keep(area, before);
        }
        idle.addFirst(segmenter);
        return parts;
    }

    private SeenPhotos before(Rect area) {
        synchronized (seen) {
            SeenPhotos before = seen.remove(area);
            return before == null ? new SeenPhotos() : before;
        }
    }

    private void keep(Rect area, SeenPhotos shown) {
        synchronized (seen) {
            seen.put(area, shown);
            if (seen.size() > MAX_SEEN) {
                seen.remove(seen.keySet().iterator().next());
            }
        }
    }
}
