package oriel.server.encode;

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
    private final Map<Key, EncodeTask> jobs = new LinkedHashMap<>();

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
            jobs.clear();
        }
    }

    /** True if another viewer has the same preferences. */
    public synchronized boolean isShared(EncodingPreferences preferences) {
        return viewers.getOrDefault(preferences, 0) > 1;
    }

    /** The job that somebody began or did, else a new one. */
    public synchronized EncodeTask job(Key key, Supplier<EncodeTask> fresh) {
        EncodeTask known = jobs.get(key);
        if (known != null) {
            return known;
        }
        EncodeTask job = fresh.get();
        jobs.put(key, job);
        return job;
    }

    /** Forgets the oldest until what is left is small; called once an update. */
    public synchronized void trim() {
        long held = 0;
        for (EncodeTask job : jobs.values()) {
            held += job.heldBytes();
        }
        for (Iterator<EncodeTask> oldest = jobs.values().iterator();
                oldest.hasNext() && (held > MAX_BYTES || jobs.size() > MAX_JOBS); ) {
            held -= oldest.next().heldBytes();
            oldest.remove();
        }
    }
}
