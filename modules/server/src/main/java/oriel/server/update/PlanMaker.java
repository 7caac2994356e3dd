package oriel.server.update;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.flow.LosslessRefreshPacer;
import oriel.server.screen.CursorState;
import oriel.server.screen.Move;
import oriel.server.screen.ScreenFeed;
import oriel.server.screen.SharedFramebuffer;
import oriel.server.update.WriterInput.Turn;
import oriel.server.update.pseudo.DrawnCursor;
import oriel.server.update.pseudo.Moment;
import oriel.server.update.pseudo.PseudoEncodings;
import oriel.server.viewer.ClientParams;

/**
 * Finds what one viewer's next update holds, and copies its pixels. Used by the writer thread alone; called under the picture's
 * read lock.
 */
final class PlanMaker {

    private final WriterInput input;
    private final UpdateContext context;
    private final ScreenFeed feed;
    private final UpdatePlanner planner;
    private final LosslessRefreshPacer refreshes;
    private final Company company;
    private final DesktopSizeUpdates sizes;
    private final PseudoEncodings pseudo;
    private final DrawnCursor drawn = new DrawnCursor();

    /** For a viewer that has been told nothing. */
    PlanMaker(
            WriterInput input,
            UpdateContext context,
            UpdatePlanner planner,
            LosslessRefreshPacer refreshes,
            Company company) {
        this.input = input;
        this.context = context;
        this.feed = context.feed();
        this.planner = planner;
        this.refreshes = refreshes;
        this.company = company;
        this.sizes = new DesktopSizeUpdates(input, feed);
        this.pseudo = new PseudoEncodings(input.agreements(), context.options().sendCursor());
    }

    /** What is told of the size. */
    DesktopSizeUpdates sizes() {
        return sizes;
    }

    /** What is told beside pixels. */
    PseudoEncodings pseudo() {
        return pseudo;
    }

    /** Finds what is due and copies it. */
    Plan due(Turn turn, SharedFramebuffer shared) {
        long version = shared.version();
        Framebuffer picture = shared.picture();
        Moment now = moment(turn);
        if (version == 0 || sizes.isHeld(turn, picture.bounds(), planner.bounds())) {
            return Plan.without(version, List.of(), now, false);
        }
        ClientParams params = turn.params();
        Optional<DesktopSizeUpdates.News> size = sizes.due(turn, picture.bounds(), planner.bounds());
        if (size.isPresent()) {
            return Plan.ofSize(version, size.get(), now);
        }
        CursorState cursor = cursor(now);
        boolean tells = pseudo.isDue(now);
        List<Move> moves = cursor.image().isHidden() ? planner.takeMoves(params, shared) : List.of();
        List<Rect> changed = planner.takeDirty(params, shared);
        boolean refresh = changed.isEmpty() && !tells && moves.isEmpty();
        Plan plan = Plan.without(version, moves, now, tells);
        return withPixels(plan, shared, refresh ? quietLoss() : changed, new Copied(cursor, refresh));
    }

    /** The same for what goes ahead of a film. */
    Plan ahead(Turn turn, SharedFramebuffer shared) {
        Moment now = moment(turn);
        if (!shared.picture().bounds().equals(planner.bounds())) {
            return Plan.without(shared.version(), List.of(), now, false);
        }
        CursorState cursor = cursor(now);
        List<Rect> calm = planner.takeCalm(shared, InputReactions.MAX_TILES);
        Plan plan = Plan.without(shared.version(), List.of(), now, pseudo.isDue(now));
        return withPixels(plan, shared, calm, new Copied(cursor, false));
    }

    /** Takes note of what is so now; the cursor that the picture has to show, whose places are due if it has changed. */
    private CursorState cursor(Moment now) {
        pseudo.note(now);
        CursorState cursor = pseudo.toDraw(now);
        drawn.change(cursor).forEach(planner::invalidate);
        return cursor;
    }

    /** How pixels are copied: with what cursor, and whether nothing of them may be lost. */
    private record Copied(CursorState cursor, boolean exact) {}

    private Plan withPixels(Plan plan, SharedFramebuffer shared, List<Rect> areas, Copied how) {
        if (areas.isEmpty()) {
            return plan;
        }
        PictureCopier copier = new PictureCopier(context.snapshots(), shared, how.cursor(), company, how.exact());
        Pixels pixels = copier.copyFirst(copier.pieces(areas));
        return new Plan(
                plan.version(),
                Optional.empty(),
                plan.moves(),
                areas,
                pixels,
                Optional.of(copier),
                plan.now(),
                plan.tells());
    }

    private Moment moment(Turn turn) {
        return new Moment(
                turn.params(),
                feed.cursor(),
                feed.locks(),
                turn.name(),
                input.lastPointed(),
                planner.bounds(),
                context.clock().nanoTime());
    }

    /** Areas asked for that were sent with loss and have not changed for a while. */
    private List<Rect> quietLoss() {
        OptionalLong quiet = planner.oldestLossNanos().isPresent() ? refreshes.quietSinceNanos() : OptionalLong.empty();
        return quiet.isPresent() ? planner.quietLoss(quiet.getAsLong(), refreshes.pixels()) : List.of();
    }
}
