package oriel.server.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import oriel.rfb.Rect;
import oriel.rfb.Region;

/**
 * The FramebufferUpdateRequests (RFC 6143 section 7.5.3) of a viewer that the writer thread has not taken. Guarded by its
 * owner.
 */
public final class UpdateRequests {

    /** A request of more separate areas than this is answered for the area around them. */
    private static final int MAX_AREAS = 32;

    /** Requests that wait to be answered one by one; more are answered together. */
    private static final int MAX_WAITING = 64;

    private final boolean coalesce;
    private final Deque<Region> waiting = new ArrayDeque<>();
    private final List<Rect> fresh = new ArrayList<>();

    /** No request waits. With {@code coalesce} all that wait are answered together. */
    public UpdateRequests(boolean coalesce) {
        this.coalesce = coalesce;
    }

    /** Adds a request; the area is not empty. */
    public void add(Rect area, boolean incremental) {
        if (!incremental) {
            addFresh(area);
        }
        boolean together = coalesce || waiting.size() >= MAX_WAITING;
        if (together && !waiting.isEmpty()) {
            merge(waiting.getLast(), area);
        } else {
            waiting.addLast(new Region(area));
        }
    }

    private void addFresh(Rect area) {
        if (fresh.size() < MAX_AREAS) {
            fresh.add(area);
        } else {
            fresh.set(0, fresh.get(0).union(area));
        }
    }

    /** Adds an area to a region; too many areas become the one around them. */
    public static void merge(Region region, Rect area) {
        region.add(area);
        if (region.rects().size() > MAX_AREAS) {
            Rect around = region.bounds();
            region.clear();
            region.add(around);
        }
    }

    /**
     * Takes the areas that the next update may cover; empty if no request waits.
     *
     * @param answered false if the areas of the last call were not sent yet: then only requests that may be answered
     *     together with them are taken
     */
    public List<Rect> take(boolean answered) {
        if (waiting.isEmpty() || !answered && !coalesce) {
            return List.of();
        }
        return waiting.pollFirst().rects();
    }

    /** Areas that were asked for from scratch since the last call. */
    public List<Rect> takeFresh() {
        List<Rect> areas = List.copyOf(fresh);
        fresh.clear();
        return areas;
    }
}
