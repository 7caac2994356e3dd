package oriel.server.update;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.Region;
import oriel.server.flow.UpdateRequests;
import oriel.server.screen.Move;
import oriel.server.screen.SharedFramebuffer;
import oriel.server.viewer.ClientParams;

/**
 * What one viewer's next update has to cover: from what it has asked for, what it has been sent, and the picture. Knows no
 * screen, no clock and no connection. Used by the writer thread alone; methods that take the picture are called under its read
 * lock.
 */
final class UpdatePlanner {

    /** An update can count 65534 rectangles, after they are cut for the encoder; more need LastRect (-224). */
    private static final int MAX_COUNTED = 32_000;

    private final boolean detectRegions;
    private final Region requested = new Region();
    private Rect continuous = Rect.EMPTY;
    private SentVersions state;
    private LossyTiles lossy;
    private Rect film = Rect.EMPTY;

    /** The viewer may have pixels of this version: moves before it begin with others. */
    private long newestCopied;

    /**
     * For a viewer that has seen nothing.
     *
     * @param bounds of its picture
     * @param detectRegions false if whole requests are answered, whatever part of them has changed
     */
    UpdatePlanner(Rect bounds, boolean detectRegions) {
        this.detectRegions = detectRegions;
        resize(bounds);
    }

    /** The viewer has a picture of another size, of which it has seen nothing. */
    void resize(Rect bounds) {
        state = new SentVersions(bounds.width(), bounds.height());
        lossy = new LossyTiles(bounds);
        film = Rect.EMPTY;
    }

    /** The area that the viewer has. */
    Rect bounds() {
        return state.bounds();
    }

    /** The viewer asks for updates of an area. */
    void request(Rect area) {
        UpdateRequests.merge(requested, area.intersection(bounds()));
    }

    /** Updates of an area are wanted without requests from now on; none, if it is empty. */
    void continuous(Rect area) {
        continuous = area;
    }

    /** True if the viewer waits for pixels. */
    boolean isRequested() {
        return !wanted().isEmpty();
    }

    /** Where the viewer waits for pixels. */
    private List<Rect> wanted() {
        Rect always = continuous.intersection(bounds());
        if (always.isEmpty()) {
            return requested.rects();
        }
        Region all = new Region(always);
        requested.rects().forEach(area -> UpdateRequests.merge(all, area));
        return all.rects();
    }

    /** True if nothing that was asked for waits for its answer. */
    boolean isAnswered() {
        return requested.isEmpty();
    }

    /** What was asked for is answered. */
    void answered() {
        requested.clear();
    }

    /** Makes pixels dirty, whatever was sent before. */
    void invalidate(Rect area) {
        state.invalidate(area);
    }

    /** Takes what the viewer can copy itself: CopyRect, RFC 6143 section 7.7.2. */
    List<Move> takeMoves(ClientParams params, SharedFramebuffer shared) {
        if (!params.lists(Encodings.COPY_RECT) || !detectRegions) {
            return List.of();
        }
        List<Move> taken = new ArrayList<>();
        for (Move move : shared.moves()) {
            boolean wanted = wanted().stream().anyMatch(area -> area.contains(move.target()));
            boolean known = move.version() > newestCopied;
            if (wanted && known && !lossy.touches(move.source()) && state.takeMove(move, shared)) {
                taken.add(move);
            }
        }
        return taken;
    }

    /** Takes what has changed of what was asked for, as rectangles that do not overlap: it counts as sent. */
    List<Rect> takeDirty(ClientParams params, SharedFramebuffer shared) {
        List<Rect> rects = new ArrayList<>();
        for (Rect area : wanted()) {
            if (detectRegions) {
                rects.addAll(RectCoalescer.nearly(state.takeDirty(area, shared)));
            } else if (state.isDirty(area, shared)) {
                rects.addAll(state.takeAll(area, shared));
            }
        }
        if (rects.size() < MAX_COUNTED || params.lists(Encodings.LAST_RECT)) {
            return rects;
        }
        return wanted().stream()
                .flatMap(area -> state.takeAll(area, shared).stream())
                .toList();
    }

    /**
     * Takes what has changed where no film plays, if one does elsewhere and it is little: it counts as sent. A film is all
     * around the areas of which the last update lost something.
     *
     * @param maxTiles of more nothing is taken
     */
    List<Rect> takeCalm(SharedFramebuffer shared, int maxTiles) {
        if (film.isEmpty() || !detectRegions) {
            return List.of();
        }
        Region calm = new Region();
        wanted().forEach(calm::add);
        calm.subtract(film);
        int tiles = calm.rects().stream()
                .mapToInt(area -> state.dirtyTiles(area, shared))
                .sum();
        return tiles > maxTiles
                ? List.of()
                : calm.rects().stream()
                        .flatMap(area -> state.takeDirty(area, shared).stream())
                        .toList();
    }

    /** When the oldest loss happened, if there is any. */
    OptionalLong oldestLossNanos() {
        return lossy.isEmpty() ? OptionalLong.empty() : OptionalLong.of(lossy.oldest());
    }

    /**
     * What of what was asked for was sent with loss at {@code nanos} or before, and not since.
     *
     * @param maxPixels roughly
     */
    List<Rect> quietLoss(long nanos, int maxPixels) {
        return lossy.quiet(nanos, maxPixels).stream()
                .flatMap(tiles -> wanted().stream().map(tiles::intersection))
                .filter(area -> !area.isEmpty())
                .toList();
    }

    /**
     * Notes an update.
     *
     * @param moves what the viewer has copied
     * @param areas the rest of it, not overlapping
     * @param lost the parts of the areas that may have lost something
     * @param nanos when
     */
    void sent(List<Move> moves, List<Rect> areas, List<Rect> lost, long nanos) {
        lossy.sent(moves.stream().map(Move::target).toList(), List.of(), 0);
        lossy.sent(areas, lost, nanos);
        if (!lost.isEmpty()) {
            film = areas.stream()
                    .filter(area -> lost.stream().anyMatch(area::intersects))
                    .reduce(Rect.EMPTY, Rect::union);
        }
    }

    /** Pixels were copied that may be as new as a version. */
    void copied(long version) {
        newestCopied = Math.max(newestCopied, version);
    }
}
