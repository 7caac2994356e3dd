package oriel.server.update;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.Region;
import oriel.rfb.message.Bell;
import oriel.rfb.message.CopyRect;
import oriel.rfb.message.SetColourMapEntries;
import oriel.server.NetworkProfile;
import oriel.server.flow.FramePacer;
import oriel.server.flow.LosslessRefreshPacer;
import oriel.server.flow.NanoClock;
import oriel.server.flow.UpdateRequests;
import oriel.server.screen.CursorState;
import oriel.server.screen.Move;
import oriel.server.screen.ScreenFeed;
import oriel.server.screen.SharedFramebuffer;
import oriel.server.update.Outbox.Turn;
import oriel.server.update.PseudoRects.Sides;
import oriel.server.update.UpdateWriter.Pixels;
import oriel.transport.Connection;

/**
 * A session's writer thread: waits until something is due and the viewer may have it, takes a snapshot of the due pixels
 * under the read lock, encodes it and writes it. An update is never empty, and always one state of the picture.
 */
public final class UpdateLoop {

    /** An update can count 65534 rectangles, after they are cut for the encoder; more need LastRect (-224). */
    private static final int MOST_COUNTED = 32_000;

    private final NanoClock clock;
    private final Outbox outbox;
    private final ScreenFeed feed;
    private final UpdateContext context;
    private final UpdateWriter writer;
    private final SizeUpdates sizes;
    private final PseudoRects sides;
    private final ClipboardWriter clipboard;
    private final FramePacer frames;
    private final LosslessRefreshPacer refreshes;

    private final Region asked = new Region();
    private ViewerState state;
    private LossyTiles lossy;
    private long formatSerial = ViewerProfile.INITIAL.formatSerial();

    /** The viewer may have pixels of this version: moves before it begin with others. */
    private long newestCopied;

    /**
     * The loop of one viewer.
     *
     * @param announced the size that ServerInit announced
     * @param network how near the viewer is
     */
    public UpdateLoop(
            Connection connection, Outbox outbox, UpdateContext context, Rect announced, NetworkProfile network) {
        this.outbox = outbox;
        this.context = context;
        this.clock = context.clock();
        this.feed = context.feed();
        this.writer = new UpdateWriter(connection, context, network);
        this.sizes = new SizeUpdates(outbox, feed);
        this.sides = new PseudoRects(outbox, feed, context.options().sendCursor(), clock);
        this.clipboard = new ClipboardWriter(writer);
        this.frames = new FramePacer(context.options().rates().of(network), clock);
        this.refreshes = LosslessRefreshPacer.of(context.options().encoding().refreshAfter(), clock);
        this.state = new ViewerState(announced.width(), announced.height());
        this.lossy = new LossyTiles(announced);
    }

    /**
     * Serves the viewer until the outbox is closed.
     *
     * @throws IOException if the viewer is gone
     */
    public void run() throws IOException, InterruptedException {
        try (writer) {
            while (true) {
                Optional<Turn> next = outbox.take(asked.isEmpty());
                if (next.isEmpty()) {
                    return;
                }
                take(next.get());
            }
        }
    }

    private void take(Turn turn) throws IOException, InterruptedException {
        obey(turn);
        if (!turn.areas().isEmpty()) {
            long now = clock.nanoTime();
            writer.requested(now);
            refreshes.requested(now);
        }
        turn.areas().forEach(area -> UpdateRequests.merge(asked, area.intersection(state.bounds())));
        if (asked.isEmpty() && !sizes.isAskedAlone()) {
            if (turn.areas().isEmpty()) {
                outbox.awaitEvent(turn.serial());
            }
            return;
        }
        if (frames.isEarly()) {
            outbox.awaitTime(frames.nextNanos());
            return;
        }
        feed.freshen();
        long began = clock.nanoTime();
        Sent sent = update(turn);
        if (sent == Sent.CHANGES) {
            frames.sent(began);
        } else if (sent == Sent.NOTHING) {
            awaitEvent(turn.serial());
        }
    }

    /** Waits for anything to happen, or until an area with loss has been quiet for long enough. */
    private void awaitEvent(long seen) throws InterruptedException {
        OptionalLong until = sides.dueNanos();
        OptionalLong refresh = lossy.isEmpty() ? OptionalLong.empty() : refreshes.dueNanos(lossy.oldest());
        if (refresh.isPresent()) {
            until = OptionalLong.of(Math.min(refresh.getAsLong(), until.orElse(refresh.getAsLong())));
        }
        if (until.isPresent()) {
            outbox.awaitEvent(seen, until.getAsLong());
        } else {
            outbox.awaitEvent(seen);
        }
    }

    private void obey(Turn turn) throws IOException {
        ViewerProfile profile = turn.profile();
        writer.wishes(profile);
        turn.fresh().forEach(state::owe);
        if (profile.formatSerial() != formatSerial) {
            formatSerial = profile.formatSerial();
            state.owe(state.bounds());
            if (!profile.format().trueColour()) {
                writer.message(SetColourMapEntries.ALL);
            }
        }
        if (turn.bells() > 0) {
            writer.message(new Bell());
        }
        clipboard.write(profile, turn.clipboard());
        sizes.note(turn);
    }

    /** What an update held. */
    private enum Sent {
        NOTHING,
        CHANGES,
        /** The size alone. */
        SIZE,
        /** Pixels that had been sent with loss. */
        REFRESH
    }

    /** Sends what is due; if nothing is, a newer picture is wanted. */
    private Sent update(Turn turn) throws IOException, InterruptedException {
        SharedFramebuffer shared = feed.picture();
        shared.readLock().lockInterruptibly();
        Plan plan;
        try {
            plan = plan(turn, shared);
        } finally {
            shared.readLock().unlock();
        }
        if (plan.size().isPresent()) {
            context.counters().update();
            tell(plan.size().get());
            return Sent.SIZE;
        }
        if (plan.isEmpty()) {
            feed.want(plan.version());
            return Sent.NOTHING;
        }
        asked.clear();
        context.counters().update();
        sizes.otherSent();
        send(turn.profile(), plan);
        return plan.refresh() ? Sent.REFRESH : Sent.CHANGES;
    }

    /**
     * What one update holds.
     *
     * @param version of the picture it was made from
     * @param size what is told of the size, if that is all that it holds
     * @param moves what the viewer copies itself, before anything else
     * @param areas what is due
     * @param pixels the first of it, copied
     * @param copier copies the rest
     * @param sides what goes with the pixels
     */
    private record Plan(
            long version,
            Optional<SizeUpdates.Update> size,
            List<Move> moves,
            List<Rect> areas,
            Pixels pixels,
            Optional<PictureCopier> copier,
            Sides sides) {

        static Plan ofNothing(long version) {
            return without(version, Optional.empty(), List.of(), Sides.NONE);
        }

        /** Without pixels. */
        static Plan without(long version, Optional<SizeUpdates.Update> size, List<Move> moves, Sides sides) {
            return new Plan(version, size, moves, List.of(), Pixels.NONE, Optional.empty(), sides);
        }

        boolean isEmpty() {
            return moves.isEmpty() && areas.isEmpty() && sides.isEmpty();
        }

        boolean refresh() {
            return pixels.exact() && sides.isEmpty();
        }
    }

    /** Under the read lock: finds what is due and copies it. */
    private Plan plan(Turn turn, SharedFramebuffer shared) {
        long version = shared.version();
        Framebuffer picture = shared.picture();
        if (version == 0 || sizes.isHeld(turn, picture.bounds(), state.bounds())) {
            return Plan.ofNothing(version);
        }
        ViewerProfile profile = turn.profile();
        Optional<SizeUpdates.Update> size = sizes.due(turn, picture.bounds(), state.bounds());
        if (size.isPresent()) {
            return Plan.without(version, size, List.of(), Sides.NONE);
        }
        CursorState cursor = feed.cursor();
        Sides due = sides.due(turn, cursor, state.bounds());
        CursorState drawn = sides.toDraw(profile, cursor, state);
        List<Move> moves = drawn.image().isHidden() ? takeMoves(profile, shared) : List.of();
        List<Rect> changed = takeDue(profile, asked.rects(), shared);
        boolean refresh = changed.isEmpty() && due.isEmpty() && moves.isEmpty();
        List<Rect> areas = refresh ? quietLossy() : changed;
        if (areas.isEmpty()) {
            return Plan.without(version, Optional.empty(), moves, due);
        }
        PictureCopier copier = new PictureCopier(context.snapshots(), shared, drawn, writer::hasCompany, refresh);
        List<Rect> pieces = copier.pieces(areas);
        return new Plan(version, Optional.empty(), moves, areas, copier.copyFirst(pieces), Optional.of(copier), due);
    }

    /** What the viewer can copy itself: CopyRect, RFC 6143 section 7.7.2. */
    private List<Move> takeMoves(ViewerProfile profile, SharedFramebuffer shared) {
        if (!profile.lists(Encodings.COPY_RECT) || !context.options().detectRegions()) {
            return List.of();
        }
        List<Move> taken = new ArrayList<>();
        for (Move move : shared.moves()) {
            boolean wanted = asked.rects().stream().anyMatch(area -> area.contains(move.target()));
            boolean known = move.version() > newestCopied;
            if (wanted && known && !lossy.touches(move.source()) && state.takeMove(move, shared)) {
                taken.add(move);
            }
        }
        return taken;
    }

    /** Areas asked for that were sent with loss and have not changed for a while. */
    private List<Rect> quietLossy() {
        OptionalLong quiet = lossy.isEmpty() ? OptionalLong.empty() : refreshes.quietSinceNanos();
        if (quiet.isEmpty()) {
            return List.of();
        }
        return lossy.quiet(quiet.getAsLong(), refreshes.pixels()).stream()
                .flatMap(tiles -> asked.rects().stream().map(tiles::intersection))
                .filter(area -> !area.isEmpty())
                .toList();
    }

    private List<Rect> takeDue(ViewerProfile profile, List<Rect> areas, SharedFramebuffer shared) {
        List<Rect> rects = new ArrayList<>();
        for (Rect area : areas) {
            if (context.options().detectRegions()) {
                rects.addAll(JoinedRects.nearly(state.takeDue(area, shared)));
            } else if (state.isDue(area, shared)) {
                rects.addAll(state.takeAll(area, shared));
            }
        }
        if (rects.size() < MOST_COUNTED || profile.lists(Encodings.LAST_RECT)) {
            return rects;
        }
        return areas.stream()
                .flatMap(area -> state.takeAll(area, shared).stream())
                .toList();
    }

    private void send(ViewerProfile profile, Plan plan) throws IOException, InterruptedException {
        if (plan.refresh()) {
            refreshes.began();
        }
        List<Rect> lost = writer.update(profile, state.bounds(), plan.pixels(), plan.copier(), out -> {
            plan.moves().forEach(move -> copyRect(move).write(out));
            return plan.moves().size() + sides.write(profile, plan.sides(), out);
        });
        plan.copier().ifPresent(copier -> newestCopied = Math.max(newestCopied, copier.newest()));
        lossy.sent(plan.moves().stream().map(Move::target).toList(), List.of(), 0);
        lossy.sent(plan.areas(), lost, clock.nanoTime());
    }

    private static CopyRect copyRect(Move move) {
        return new CopyRect(move.target(), move.source().x(), move.source().y());
    }

    /**
     * Alone in its update, which is the answer to what was asked: a viewer may take another format next. After a change
     * everything of the new picture is due.
     */
    private void tell(SizeUpdates.Update update) throws IOException {
        asked.clear();
        if (update.changes()) {
            Rect size = update.size();
            state = new ViewerState(size.width(), size.height());
            lossy = new LossyTiles(size);
        }
        writer.update(out -> sizes.write(update, out));
    }
}
