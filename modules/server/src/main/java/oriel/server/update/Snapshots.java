package oriel.server.update;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import oriel.rfb.Framebuffer;

/**
 * Lends pictures to writer threads for the time of one update, so that idle viewers hold none. Thread-safe; a lent picture
 * belongs to its borrower, and its pixels are whatever the last one left.
 */
public final class Snapshots {

    /** Pictures kept for the next borrowers. */
    private static final int MOST_KEPT = 4;

    private final Deque<Framebuffer> kept = new ArrayDeque<>();

    /** An empty store. */
    public Snapshots() {}

    /** A picture of this size. */
    synchronized Framebuffer borrow(int width, int height) {
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
        kept.removeIf(other -> other.width() != picture.width() || other.height() != picture.height());
        kept.addFirst(picture);
        if (kept.size() > MOST_KEPT) {
            kept.removeLast();
        }
    }
}
