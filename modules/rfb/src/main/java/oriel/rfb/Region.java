package oriel.rfb;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of pixels, kept as rectangles that do not overlap. Not thread-safe.
 *
 * <p>Operations take time in proportion to the number of rectangles: meant for the few areas that viewers ask for, not
 * for pictures.
 */
public final class Region {

    private List<Rect> rects = new ArrayList<>();

    /** An empty region. */
    public Region() {}

    /** A region of one rectangle. */
    public Region(Rect rect) {
        add(rect);
    }

    /** Adds the pixels of {@code rect}. */
    public void add(Rect rect) {
        if (rect.isEmpty()) {
            return;
        }
        subtract(rect);
        rects.add(rect);
    }

    /** Removes the pixels of {@code rect}. */
    public void subtract(Rect rect) {
        if (rect.isEmpty() || rects.isEmpty()) {
            return;
        }
        List<Rect> left = new ArrayList<>(rects.size() + 3);
        for (Rect piece : rects) {
            split(piece, rect, left);
        }
        rects = left;
    }

    private static void split(Rect piece, Rect hole, List<Rect> out) {
        Rect common = piece.intersection(hole);
        if (common.isEmpty()) {
            out.add(piece);
            return;
        }
        addUnlessEmpty(out, Rect.between(piece.x(), piece.y(), piece.right(), common.y()));
        addUnlessEmpty(out, Rect.between(piece.x(), common.y(), common.x(), common.bottom()));
        addUnlessEmpty(out, Rect.between(common.right(), common.y(), piece.right(), common.bottom()));
        addUnlessEmpty(out, Rect.between(piece.x(), common.bottom(), piece.right(), piece.bottom()));
    }

    private static void addUnlessEmpty(List<Rect> out, Rect rect) {
        if (!rect.isEmpty()) {
            out.add(rect);
        }
    }

    /** Removes every pixel outside of {@code rect}. */
    public void clip(Rect rect) {
        List<Rect> left = new ArrayList<>(rects.size());
        for (Rect piece : rects) {
            addUnlessEmpty(left, piece.intersection(rect));
        }
        rects = left;
    }

    /** Removes every pixel. */
    public void clear() {
        rects = new ArrayList<>();
    }

    /** True if it holds no pixel. */
    public boolean isEmpty() {
        return rects.isEmpty();
    }

    /** True if it holds every pixel of {@code rect}. */
    public boolean contains(Rect rect) {
        long common = 0;
        for (Rect piece : rects) {
            common += piece.intersection(rect).area();
        }
        return common == rect.area();
    }

    /** True if it holds a pixel of {@code rect}. */
    public boolean intersects(Rect rect) {
        return rects.stream().anyMatch(rect::intersects);
    }

    /** The smallest rectangle that holds every pixel. */
    public Rect bounds() {
        return rects.stream().reduce(Rect.EMPTY, Rect::union);
    }

    /** The rectangles, none overlapping another. */
    public List<Rect> rects() {
        return List.copyOf(rects);
    }
}
