package oriel.server.encode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import oriel.server.screen.PictureId;

/**
 * What has been encoded lately, for viewers that want the same: the same pixels in the same encoding with the same
 * settings are encoded once. Nothing is kept while no two viewers have the same preferences. Thread-safe.
 */
public final class EncodedRectCache {

    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_JOBS = 4096;

    private final Map<EncodingPreferences, Integer> viewers = new HashMap<>();
    private final Map<Key, Kept> jobs = new LinkedHashMap<>();

    /** Those whose bytes are not known yet. */
    private final Deque<Kept> running = new ArrayDeque<>();

    private long heldBytes;

    /** A job, and how many bytes it holds as far as they are counted. */
    private static final class Kept {

        final EncodeTask job;
        int bytes;
        boolean forgotten;

        Kept(EncodeTask job) {
            this.job = job;
        }
    }

    /** Nobody, and nothing encoded. */
    public EncodedRectCache() {}

    /**
     * Tells pixels from others.
     *
     * @param picture the shared picture that they belong to, by its identity
     * @param version in which the newest of them changed
     * @param piece where they are and how they are encoded
     */
    public record Key(PictureId picture, long version, EncodeTask.Piece piece) {}

    /** Says that a viewer with these preferences is there. */
    public synchronized void join(EncodingPreferences preferences) {
        viewers.merge(preferences, 1, Integer::sum);
    }

    /** Says that a viewer with these preferences is there no longer. */
    public synchronized void leave(EncodingPreferences preferences) {
        viewers.computeIfPresent(preferences, (same, count) -> count == 1 ? null : count - 1);
        if (viewers.values().stream().allMatch(count -> count < 2)) {
            jobs.values().forEach(kept -> kept.forgotten = true);
            jobs.clear();
            heldBytes = 0;
        }
    }

    /** True if another viewer has the same preferences. */
    public synchronized boolean isShared(EncodingPreferences preferences) {
        return viewers.getOrDefault(preferences, 0) > 1;
    }

    /** True if there are several viewers, whatever they want. */
    public synchronized boolean hasSeveral() {
        return viewers.size() > 1 || viewers.values().stream().anyMatch(count -> count > 1);
    }

    /** The job that somebody began or did, else a new one. */
    public synchronized EncodeTask job(Key key, Supplier<EncodeTask> fresh) {
        Kept known = jobs.get(key);
        if (known == null) {
            known = new Kept(fresh.get());
            jobs.put(key, known);
            running.add(known);
        }
        return known.job;
    }

    /** Forgets the oldest until what is left is small; called once an update. */
    public synchronized void trim() {
        running.removeIf(this::count);
        for (Iterator<Kept> oldest = jobs.values().iterator();
                oldest.hasNext() && (heldBytes > MAX_BYTES || jobs.size() > MAX_JOBS); ) {
            Kept kept = oldest.next();
            kept.forgotten = true;
            heldBytes -= kept.bytes;
            oldest.remove();
        }
    }

    /** Counts what a job holds; true if it will hold no more than is counted. */
    private boolean count(Kept kept) {
        if (kept.forgotten || !kept.job.isEnded()) {
            return kept.forgotten;
        }
        kept.bytes = kept.job.heldBytes();
        heldBytes += kept.bytes;
        return true;
    }
}
