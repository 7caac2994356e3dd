package oriel.server.update;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import oriel.rfb.Rect;

/** Rectangles that do not overlap; those that together are a rectangle become one, as the strips along an edge do. */
final class JoinedRects {

    private static final Comparator<Rect> BY_ROW =
            Comparator.comparingInt(Rect::y).thenComparingInt(Rect::bottom).thenComparingInt(Rect::x);

    private static final Comparator<Rect> BY_COLUMN =
            Comparator.comparingInt(Rect::x).thenComparingInt(Rect::right).thenComparingInt(Rect::y);

    private JoinedRects() {}

    /** The same pixels in fewer rectangles: neighbours side by side first, then one above the other. */
    static List<Rect> of(List<Rect> rects) {
        if (rects.size() < 2) {
            return rects;
        }
        return joined(joined(rects, BY_ROW), BY_COLUMN);
    }

    /** In an order in which a rectangle that can be joined comes right behind its neighbour. */
    private static List<Rect> joined(List<Rect> rects, Comparator<Rect> order) {
        List<Rect> sorted = new ArrayList<>(rects);
        sorted.sort(order);
        List<Rect> joined = new ArrayList<>();
        for (Rect rect : sorted) {
            int last = joined.size() - 1;
            if (last >= 0 && isRectangle(joined.get(last), rect)) {
                joined.set(last, joined.get(last).union(rect));
            } else {
                joined.add(rect);
            }
        }
        return joined;
    }

    private static boolean isRectangle(Rect one, Rect other) {
        return one.union(other).area() == one.area() + other.area();
    }
}
