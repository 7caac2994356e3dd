package oriel.capture.x11.capture;

import java.util.List;
import oriel.rfb.Rect;

/** Decides whether areas are read one by one or all at once, whichever takes less time. */
final class GrabPlan {

    private static final int MAX_AREAS = 64;

    private GrabPlan() {}

    /** The areas to read, in order: either the given ones or the one that holds them all. */
    static List<Rect> of(List<Rect> areas, int pixelsPerRoundTrip) {
        if (areas.size() < 2) {
            return areas;
        }
        Rect all = areas.stream().reduce(Rect.EMPTY, Rect::union);
        long single = areas.stream().mapToLong(Rect::area).sum() + (areas.size() - 1L) * pixelsPerRoundTrip;
        return all.area() <= single || areas.size() > MAX_AREAS ? List.of(all) : areas;
    }
}
