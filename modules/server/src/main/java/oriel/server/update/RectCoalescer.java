package oriel.server.update;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import oriel.rfb.Rect;

/**
 * Rectangles that do not overlap, made fewer: each has a header of its own on the wire, and what is compressed together
 * becomes smaller than its pieces do.
 */
final class RectCoalescer {

    /** Where there are more, they are many changes here and there: seeking neighbours would take longer than it saves. */
    private static final int MAX_SOUGHT = 24;

    /** Of the pixels of a joined rectangle, one in so many may be one that none of its parts has. */
    private static final int ADDED_ONE_IN = 5;

    private static final Comparator<Rect> BY_ROW =
            Comparator.comparingInt(Rect::y).thenComparingInt(Rect::bottom).thenComparingInt(Rect::x);

    private static final Comparator<Rect> BY_COLUMN =
            Comparator.comparingInt(Rect::x).thenComparingInt(Rect::right).thenComparingInt(Rect::y);

    private RectCoalescer() {}

    /** The same pixels: neighbours side by side are joined first, then one above the other. */
    static List<Rect> exactly(List<Rect> rects) {
        return rects.size() < 2 ? rects : joined(joined(rects, BY_ROW), BY_COLUMN);
    }

    /** The same pixels and a few more between them. */
    static List<Rect> nearly(List<Rect> rects) {
        if (rects.size() < 2 || rects.size() > MAX_SOUGHT) {
            return rects;
        }
        List<Rect> left = new ArrayList<>(rects);
        int first = 0;
        while (first < left.size()) {
            first = joinsAny(left, first) ? 0 : first + 1;
        }
        return left;
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

    /** Joins a rectangle with another behind it, and with all that lies between; false if there is none to join. */
    private static boolean joinsAny(List<Rect> rects, int first) {
        for (int second = first + 1; second < rects.size(); second++) {
            Rect joined = closed(rects, rects.get(first).union(rects.get(second)));
            long wanted = 0;
            for (Rect rect : rects) {
                wanted += joined.intersection(rect).area();
            }
            if ((joined.area() - wanted) * ADDED_ONE_IN <= joined.area()) {
                rects.removeIf(joined::contains);
                rects.add(0, joined);
                return true;
            }
        }
        return false;
    }

    /** Grows a rectangle until it cuts none of the others. */
    private static Rect closed(List<Rect> rects, Rect start) {
        Rect grown = start;
        Rect before;
        do {
            before = grown;
            for (Rect rect : rects) {
                grown = grown.intersects(rect) ? grown.union(rect) : grown;
            }
        } while (!grown.equals(before));
        return grown;
    }
}
