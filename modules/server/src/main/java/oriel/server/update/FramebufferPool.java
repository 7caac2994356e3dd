package oriel.server.update;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * Lends memory for copies of parts of the picture to writer threads, for the time of one update: idle viewers hold none. As
 * many are kept as were lately in use at once, up to a bound. What all of them copy at once is bounded by the heap: the more
 * is lent, the smaller are the parts in which the next one copies. Thread-safe; what is lent belongs to its borrower, and its
 * pixels are whatever the last one left.
 */
public final class FramebufferPool {

    /** Pixels of all that are kept at once, four bytes each. */
    private static final long MAX_KEPT_PIXELS = 24 << 20;

    /** Nobody needs to copy more at once: more than a screen of 4K. */
    private static final long MAX_AT_ONCE = 9 << 20;

    /** Everybody may copy so much at once. */
    private static final long MIN_AT_ONCE = 1 << 20;

    /** Of the heap all copies together get this part. */
    private static final int SHARE_OF_HEAP = 4;

    /** Smaller ones are not worth keeping. */
    private static final int MIN_KEPT = 1 << 12;

    /** Borrowings after which it is forgotten how many were in use at once before. */
    private static final int WINDOW = 512;

    private final long budget;
    private final Deque<int[]> kept = new ArrayDeque<>();
    private long keptPixels;
    private long lentPixels;
    private int borrowings;
    private int lent;
    private int mostLent;
    private int mostLentBefore;

    /** An empty store, for the heap that there is. */
    public FramebufferPool() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / Integer.BYTES);
    }

    /** An empty store that lends about so many pixels at once. */
    FramebufferPool(long budget) {
        this.budget = budget;
    }

    /** The number of pixels that may be copied next. */
    synchronized long room() {
        return Math.max(MIN_AT_ONCE, Math.min(MAX_AT_ONCE, (budget - lentPixels) / 2));
    }

    /** Memory for a part of the picture. */
    synchronized Framebuffer borrow(Rect part) {
        lent++;
        mostLent = Math.max(mostLent, lent);
        if (++borrowings == WINDOW) {
            borrowings = 0;
            mostLentBefore = mostLent;
            mostLent = lent;
        }
        int count = Math.toIntExact(part.area());
        int[] pixels = fitting(count).orElseGet(() -> new int[capacity(count)]);
        lentPixels += pixels.length;
        return new Framebuffer(part, pixels);
    }

    /** Such sizes that what differs a little can use the same. */
    private static int capacity(int count) {
        int step = Math.max(1, Integer.highestOneBit(count) >> 3);
        return Math.addExact(count, step - 1) / step * step;
    }

    /** The smallest that is kept and large enough. */
    private Optional<int[]> fitting(int count) {
        int[] best = null;
        for (int[] each : kept) {
            if (each.length >= count && (best == null || each.length < best.length)) {
                best = each;
            }
        }
        if (best != null) {
            kept.remove(best);
            keptPixels -= best.length;
        }
        return Optional.ofNullable(best);
    }

    /** Takes memory back. */
    synchronized void giveBack(Framebuffer part) {
        lent--;
        lentPixels -= part.pixels().length;
        if (part.pixels().length < MIN_KEPT) {
            return;
        }
        kept.addFirst(part.pixels());
        keptPixels += part.pixels().length;
        int most = Math.max(1, Math.max(mostLent, mostLentBefore) - lent);
        for (Iterator<int[]> oldest = kept.descendingIterator();
                kept.size() > 1 && (kept.size() > most || keptPixels > MAX_KEPT_PIXELS); ) {
            keptPixels -= oldest.next().length;
            oldest.remove();
        }
    }

    /** Number of those that are kept. */
    synchronized int kept() {
        return kept.size();
    }
}
