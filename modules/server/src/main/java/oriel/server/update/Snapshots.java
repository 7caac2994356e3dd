package oriel.server.update;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import oriel.rfb.Framebuffer;

/**
 * Lends pictures to writer threads for the time of one update, so that idle viewers hold none. As many are kept as were
 * lately in use at once: they are large, and all viewers begin when the screen changes. Thread-safe; a lent picture belongs
 * to its borrower, and its pixels are whatever the last one left.
 */
public final class Snapshots {

    /** Pixels of all that are kept at once, four bytes each. */
    private static final long MOST_PIXELS = 24 << 20;

    /** Borrowings after which it is forgotten how many were in use at once before. */
    private static final int WINDOW = 512;

    private final Deque<Framebuffer> kept = new ArrayDeque<>();
    private int borrowings;
    private int lent;
    private int mostLent;
    private int mostLentBefore;

    /** An empty store. */
    public Snapshots() {}

    /** A picture of this size. */
    synchronized Framebuffer borrow(int width, int height) {
        lent++;
        mostLent = Math.max(mostLent, lent);
        if (++borrowings == WINDOW) {
            borrowings = 0;
            mostLentBefore = mostLent;
            mostLent = lent;
        }
        for (Iterator<Framebuffer> each = kept.iterator(); each.hasNext(); ) {
            Framebuffer picture = each.next();
            if (picture.width() == width && picture.height() == height) {
                each.remove();
                return picture;
            }
        }
        return new Framebuffer(width, height);
    }

    /** Takes a picture back; those of another size, from before the screen changed its own, are let go. */
    synchronized void giveBack(Framebuffer picture) {
        lent--;
        kept.removeIf(other -> other.width() != picture.width() || other.height() != picture.height());
        kept.addFirst(picture);
        long most = Math.min(
                Math.max(mostLent, mostLentBefore) - lent,
                MOST_PIXELS / picture.bounds().area());
        while (kept.size() > Math.max(1, most)) {
            kept.removeLast();
        }
    }

    /** Number of pictures that are kept. */
    synchronized int kept() {
        return kept.size();
    }
}
