package oriel.server.content;

import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncoderTraits.Loss;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Finds out what a picture shows where, for any number of threads at once: each is lent a segmenter of its own. Thread-safe. */
public final class SegmenterPool {

    private final Deque<ContentSegmenter> idle = new ConcurrentLinkedDeque<>();

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
        if (loss == Loss.NEVER) {
            return List.of(new Segment(area, true));
        }
        ContentSegmenter lent = idle.pollFirst();
        ContentSegmenter segmenter = lent == null ? new ContentSegmenter() : lent;
        List<Segment> parts =
                segmenter.segment(source, area, settings.allowedJpeg().isPresent());
        idle.addFirst(segmenter);
        return parts;
    }
}
