package oriel.server.encode;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What has been encoded lately, for viewers that want the same: the same pixels in the same encoding with the same
 * settings are encoded once. Nothing is kept while no two viewers have the same wishes. Thread-safe.
 */
public final class SharedRects {

    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_JOBS = 4096;

    private final Map<Object, Integer> viewers = new HashMap<>();
    private final Map<Key, RectJob> jobs = new LinkedHashMap<>();

    /** Nobody, and nothing encoded. */
    public SharedRects() {}

    /**
     * Tells pixels from others.
     *
     * @param picture the shared picture that they belong to, which changes its identity with its size
     * @param version in which the newest of them changed
     * @param piece where they are and how they are encoded
     */
    public record Key(Object picture, long version, RectJob.Piece piece) {}

    /** Says that a viewer with these wishes is there. */
    public synchronized void join(Object wishes) {
        viewers.merge(wishes, 1, Integer::sum);
    }

    /** Says that a viewer with these wishes is there no longer. */
    public synchronized void leave(Object wishes) {
        viewers.computeIfPresent(wishes, (same, count) -> count == 1 ? null : count - 1);
        if (viewers.values().stream().allMatch(count -> count < 2)) {
            jobs.clear();
        }
    }

    /** True if another viewer has the same wishes. */
    public synchronized boolean isShared(Object wishes) {
        return viewers.getOrDefault(wishes, 0) > 1;
    }

    /** The job that somebody began or did, else a new one. */
    public synchronized RectJob job(Key key, Supplier<RectJob> fresh) {
        RectJob known = jobs.get(key);
        if (known != null) {
            return known;
        }
        RectJob job = fresh.get();
        jobs.put(key, job);
        return job;
    }

    /** Forgets the oldest until what is left is small; called once an update. */
    public synchronized void trim() {
        long held = 0;
        for (RectJob job : jobs.values()) {
            held += job.heldBytes();
        }
        for (Iterator<RectJob> oldest = jobs.values().iterator();
                oldest.hasNext() && (held > MOST_BYTES || jobs.size() > MOST_JOBS); ) {
            held -= oldest.next().heldBytes();
            oldest.remove();
        }
    }
}
