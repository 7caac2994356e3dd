package oriel.server.update;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import oriel.rfb.ColourMap;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.Region;
import oriel.server.NetworkProfile;
import oriel.server.screen.CursorState;
import oriel.server.screen.Move;
import oriel.server.screen.ScreenFeed;
import oriel.server.screen.SharedFramebuffer;
import oriel.server.update.Outbox.Turn;
import oriel.server.update.UpdateWriter.Pixels;
import oriel.transport.Connection;

/**
 * A session's writer thread: waits until something is due and the viewer may have it, takes a snapshot of the due pixels
 * under the read lock, encodes it and writes it. An update is never empty, and always one state of the picture.
 */
public final class UpdateLoop {

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A change on its way gets so much time before pixels are sent again that were sent with loss. */
    private static final long COURTESY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** An update can count 65534 rectangles, after they are cut for the encoder; more need LastRect (-224). */
    private static final int MOST_COUNTED = 32_000;

    private final Outbox outbox;
    private final ScreenFeed feed;
    private final UpdateContext context;
    private final UpdateWriter writer;
    private final CursorUpdates cursors;
    private final long intervalNanos;
    private final Optional<Long> refreshNanos;
    private final RefreshPace pace = new RefreshPace();

    private final Region asked = new Region();
    private ViewerState state;
    private LossyTiles lossy;
    private long formatSerial = ViewerProfile.INITIAL.formatSerial();
    private long nextUpdateNanos = System.nanoTime();
    private long askedNanos;

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
        this.feed = context.feed();
        this.writer = new UpdateWriter(connection, context, network);
        this.cursors = new CursorUpdates(context.options().sendCursor());
        this.intervalNanos = SECOND_NANOS / context.options().rates().of(network);
        this.refreshNanos = context.options().encoding().refreshAfter().map(Duration::toNanos);
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
            askedNanos = System.nanoTime();
            writer.requested(askedNanos);
            pace.asked(askedNanos);
        }
        turn.areas().forEach(area -> Requests.merge(asked, area.intersection(state.bounds())));
        if (asked.isEmpty()) {
            if (turn.areas().isEmpty()) {
                outbox.awaitEvent(turn.serial());
            }
            return;
        }
        if (System.nanoTime() < nextUpdateNanos) {
            outbox.awaitTime(nextUpdateNanos);
            return;
        }
        feed.freshen();
        long began = System.nanoTime();
        Sent sent = update(turn);
        if (sent == Sent.CHANGES) {
            nextUpdateNanos = began + intervalNanos;
        } else if (sent == Sent.NOTHING) {
            awaitEvent(turn.serial());
        }
    }

    /** Waits for anything to happen, or until an area with loss has been quiet for long enough. */
    private void awaitEvent(long seen) throws InterruptedException {
        if (refreshNanos.isPresent() && !lossy.isEmpty()) {
            outbox.awaitEvent(seen, Math.max(askedNanos + COURTESY_NANOS, lossy.oldest() + refreshNanos.get()));
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
                writer.message(ColourMap::write);
            }
        }
        if (turn.bells() > 0) {
            writer.message(ServerTexts::bell);
        }
        if (turn.cutText().isPresent()) {
            writer.message(out -> ServerTexts.cutText(turn.cutText().get(), out));
        }
    }

    /** What an update held. */
    private enum Sent {
        NOTHING,
        CHANGES,
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
        if (plan.resized().isEmpty() && plan.isEmpty()) {
            feed.want(plan.version());
            return Sent.NOTHING;
        }
        asked.clear();
        context.counters().update();
        if (plan.resized().isPresent()) {
            resize(plan.resized().get());
        } else {
            send(turn.profile(), plan);
        }
        return plan.refresh() ? Sent.REFRESH : Sent.CHANGES;
    }

    /**
     * What one update holds.
     *
     * @param version of the picture it was made from
     * @param resized the new size, if that is all that it holds
     * @param moves what the viewer copies itself, before anything else
     * @param pixels what is due
     * @param shape the cursor whose shape goes with it
     */
    private record Plan(
            long version, Optional<Rect> resized, List<Move> moves, Pixels pixels, Optional<CursorState> shape) {

        boolean isEmpty() {
            return moves.isEmpty() && pixels.areas().isEmpty() && shape.isEmpty();
        }

        boolean refresh() {
            return pixels.exact() && shape.isEmpty();
        }
    }

    /** Under the read lock: finds what is due and copies it. */
    private Plan plan(Turn turn, SharedFramebuffer shared) {
        long version = shared.version();
        Framebuffer picture = shared.picture();
        if (version == 0) {
            return new Plan(version, Optional.empty(), List.of(), Pixels.NONE, Optional.empty());
        }
        ViewerProfile profile = turn.profile();
        if (!picture.bounds().equals(state.bounds()) && profile.lists(Encodings.DESKTOP_SIZE)) {
            return new Plan(version, Optional.of(picture.bounds()), List.of(), Pixels.NONE, Optional.empty());
        }
        CursorState cursor = feed.cursor();
        Optional<CursorState> shape = cursors.isShapeDue(profile, cursor) ? Optional.of(cursor) : Optional.empty();
        CursorState drawn = cursors.toDraw(profile, cursor, state);
        List<Move> moves = drawn.image().isHidden() ? takeMoves(profile, shared) : List.of();
        List<Rect> due = takeDue(profile, asked.rects(), shared);
        boolean refresh = due.isEmpty() && shape.isEmpty() && moves.isEmpty();
        List<Rect> areas = refresh ? quietLossy() : due;
        if (areas.isEmpty()) {
            return new Plan(version, Optional.empty(), moves, Pixels.NONE, shape);
        }
        Framebuffer snapshot = context.snapshots()
                .borrow(state.bounds().width(), state.bounds().height());
        ViewerState.copy(areas, picture, snapshot);
        CursorUpdates.draw(drawn, snapshot);
        Optional<long[]> versions = drawn.image().isHidden() && writer.hasCompany()
                ? Optional.of(areas.stream().mapToLong(shared::newest).toArray())
                : Optional.empty();
        Pixels pixels = new Pixels(areas, versions, picture, Optional.of(snapshot), refresh);
        return new Plan(version, Optional.empty(), moves, pixels, shape);
    }

    /** What the viewer can copy itself: CopyRect, RFC 6143 section 7.7.2. */
    private List<Move> takeMoves(ViewerProfile profile, SharedFramebuffer shared) {
        if (!profile.lists(Encodings.COPY_RECT) || !context.options().detectRegions()) {
            return List.of();
        }
        List<Move> taken = new ArrayList<>();
        for (Move move : shared.moves()) {
            boolean wanted = asked.rects().stream().anyMatch(area -> area.contains(move.target()));
            if (wanted && !lossy.touches(move.source()) && state.takeMove(move)) {
                taken.add(move);
            }
        }
        return taken;
    }

    /** Areas asked for that were sent with loss and have not changed for a while. */
    private List<Rect> quietLossy() {
        long now = System.nanoTime();
        if (refreshNanos.isEmpty() || lossy.isEmpty() || now - askedNanos < COURTESY_NANOS) {
            return List.of();
        }
        return lossy.quiet(now - refreshNanos.get(), pace.pixels()).stream()
                .flatMap(tiles -> asked.rects().stream().map(tiles::intersection))
                .filter(area -> !area.isEmpty())
                .toList();
    }

    private List<Rect> takeDue(ViewerProfile profile, List<Rect> areas, SharedFramebuffer shared) {
        List<Rect> rects = new ArrayList<>();
        for (Rect area : areas) {
            if (context.options().detectRegions()) {
                rects.addAll(state.takeDue(area, shared));
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
            pace.began(System.nanoTime());
        }
        try {
            List<Rect> lost = writer.update(profile, plan.pixels(), out -> {
                plan.moves().forEach(move -> RectWriter.copy(move, out));
                plan.shape().ifPresent(shape -> cursors.writeShape(profile, shape, out));
                return plan.moves().size() + (plan.shape().isPresent() ? 1 : 0);
            });
            lossy.sent(plan.moves().stream().map(Move::target).toList(), List.of(), 0);
            lossy.sent(plan.pixels().areas(), lost, System.nanoTime());
        } finally {
            plan.pixels().snapshot().ifPresent(context.snapshots()::giveBack);
        }
    }

    /** DesktopSize (-223): alone in its update; everything of the new picture is due after it. */
    private void resize(Rect size) throws IOException {
        state = new ViewerState(size.width(), size.height());
        lossy = new LossyTiles(size);
        writer.message(out -> {
            out.u8(0).u8(0).u16(1);
            out.u16(0).u16(0).u16(size.width()).u16(size.height()).s32(Encodings.DESKTOP_SIZE);
        });
    }
}
