package oriel.server.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.screen.CursorState;
import oriel.server.screen.PictureId;
import oriel.server.screen.SharedFramebuffer;
import oriel.server.update.pseudo.DrawnCursor;

/**
 * Copies what one update sends, some areas at a time where they are many pixels: so the memory of a viewer does not grow
 * with the screen. What is copied later may be newer than what is copied first; it is never older than the update says.
 * Used by the writer thread.
 */
final class PictureCopier {

    /** Tiles of all encodings are whole in parts of so many rows. */
    private static final int ROWS = 64;

    private final FramebufferPool store;
    private final SharedFramebuffer shared;
    private final PictureId id;
    private final Framebuffer picture;
    private final CursorState drawn;
    private final Company company;
    private final boolean exact;
    private long newest;

    /**
     * Copies of the picture as it is now; the caller holds its read lock.
     *
     * @param drawn the cursor to draw into it
     * @param company tells whether another viewer wants the same
     * @param exact true if nothing may be lost
     */
    PictureCopier(FramebufferPool store, SharedFramebuffer shared, CursorState drawn, Company company, boolean exact) {
        this.store = store;
        this.shared = shared;
        this.id = shared.id();
        this.picture = shared.picture();
        this.drawn = drawn;
        this.company = company;
        this.exact = exact;
    }

    /** Cuts areas so that each of them can be copied at once. */
    List<Rect> pieces(List<Rect> areas) {
        long room = store.room();
        List<Rect> pieces = new ArrayList<>();
        for (Rect area : areas) {
            int rows = (int) Math.max(ROWS, room / area.width() / ROWS * ROWS);
            for (int y = area.y(); y < area.bottom(); y += rows) {
                pieces.add(Rect.between(area.x(), y, area.right(), Math.min(area.bottom(), y + rows)));
            }
        }
        return pieces;
    }

    /** Copies the first areas, or all if there is room for them; the caller holds the read lock. */
    Pixels copyFirst(List<Rect> areas) {
        long room = store.room();
        int count = 0;
        long pixels = 0;
        while (count < areas.size() && (count == 0 || pixels + areas.get(count).area() <= room)) {
            pixels += areas.get(count).area();
            count++;
        }
        List<Rect> now = areas.subList(0, count);
        Snapshot snapshot = new Snapshot(store, now);
        snapshot.copy(now, picture);
        snapshot.parts().forEach(part -> DrawnCursor.draw(drawn, part));
        boolean shareable = drawn.image().isHidden()
                && company.isAnybodyThere()
                && shared.id().equals(id);
        Optional<long[]> versions =
                shareable ? Optional.of(now.stream().mapToLong(shared::newest).toArray()) : Optional.empty();
        return new Pixels(
                now, versions, company.isThere(), id, Optional.of(snapshot), exact, areas.subList(count, areas.size()));
    }

    /** Copies the next areas; if the picture has got another size meanwhile, as it was before. */
    Pixels copyNext(List<Rect> areas) throws InterruptedException {
        shared.readLock().lockInterruptibly();
        try {
            newest = shared.version();
            return copyFirst(areas);
        } finally {
            shared.readLock().unlock();
        }
    }

    /** The version of the picture when something was last copied that was not copied at first; else 0. */
    long newest() {
        return newest;
    }
}
