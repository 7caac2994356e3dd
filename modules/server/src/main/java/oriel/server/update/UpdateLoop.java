package oriel.server.update;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import oriel.rfb.ColourMap;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.Region;
import oriel.server.screen.CursorState;
import oriel.server.screen.ScreenFeed;
import oriel.server.screen.SharedFramebuffer;
import oriel.server.update.Outbox.Turn;
import oriel.transport.Connection;

/**
 * A session's writer thread: waits until something is due and the viewer may have it, takes a snapshot of the due pixels
 * under the read lock, encodes it and writes it. An update is never empty, and always one state of the picture.
 */
public final class UpdateLoop {

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** An update can count 65534 rectangles, after they are cut for the encoder; more need LastRect (-224). */
    private static final int MOST_COUNTED = 32_000;

    private final Outbox outbox;
    private final ScreenFeed feed;
    private final UpdateContext context;
    private final UpdateWriter writer;
    private final CursorUpdates cursors;
    private final long intervalNanos;

    private final Region asked = new Region();
    private ViewerState state;
    private long formatSerial = ViewerProfile.INITIAL.formatSerial();
    private long nextUpdateNanos = System.nanoTime();

    /**
     * The loop of one viewer.
     *
     * @param announced the size that ServerInit announced
     * @param updatesPerSecond at most
     */
    public UpdateLoop(
            Connection connection, Outbox outbox, UpdateContext context, Rect announced, int updatesPerSecond) {
        this.outbox = outbox;
        this.context = context;
        this.feed = context.feed();
        this.writer = new UpdateWriter(connection, context);
        this.cursors = new CursorUpdates(context.options().sendCursor());
        this.intervalNanos = SECOND_NANOS / updatesPerSecond;
        this.state = new ViewerState(announced.width(), announced.height());
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
        if (update(turn)) {
            nextUpdateNanos = began + intervalNanos;
            return;
        }
        outbox.awaitEvent(turn.serial());
    }

    private void obey(Turn turn) throws IOException {
        ViewerProfile profile = turn.profile();
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

    /** Sends what is due; false if nothing is, and then a newer picture is wanted. */
    private boolean update(Turn turn) throws IOException, InterruptedException {
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
            return false;
        }
        asked.clear();
        if (plan.resized().isPresent()) {
            resize(plan.resized().get());
        } else {
            send(turn.profile(), plan);
        }
        context.counters().update();
        return true;
    }

    /**
     * What one update holds.
     *
     * @param version of the picture it was made from
     * @param resized the new size, if that is all that it holds
     * @param rects due pixels
     * @param snapshot the pixels; present if there are rectangles
     * @param shape the cursor whose shape goes with it
     */
    private record Plan(
            long version,
            Optional<Rect> resized,
            List<Rect> rects,
            Optional<Framebuffer> snapshot,
            Optional<CursorState> shape) {

        boolean isEmpty() {
            return rects.isEmpty() && shape.isEmpty();
        }
    }

    /** Under the read lock: finds what is due and copies it. */
    private Plan plan(Turn turn, SharedFramebuffer shared) {
        long version = shared.version();
        Framebuffer picture = shared.picture();
        if (version == 0) {
            return new Plan(version, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        }
        ViewerProfile profile = turn.profile();
        if (!picture.bounds().equals(state.bounds()) && profile.lists(Encodings.DESKTOP_SIZE)) {
            return new Plan(version, Optional.of(picture.bounds()), List.of(), Optional.empty(), Optional.empty());
        }
        CursorState cursor = feed.cursor();
        Optional<CursorState> shape = cursors.isShapeDue(profile, cursor) ? Optional.of(cursor) : Optional.empty();
        CursorState drawn = cursors.toDraw(profile, cursor, state);
        List<Rect> rects = takeDue(profile, asked.rects(), shared);
        if (rects.isEmpty()) {
            return new Plan(version, Optional.empty(), rects, Optional.empty(), shape);
        }
        Framebuffer snapshot = context.snapshots()
                .borrow(state.bounds().width(), state.bounds().height());
        ViewerState.copy(rects, picture, snapshot);
        CursorUpdates.draw(drawn, snapshot);
        return new Plan(version, Optional.empty(), rects, Optional.of(snapshot), shape);
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

    private void send(ViewerProfile profile, Plan plan) throws IOException {
        try {
            writer.update(profile, plan.rects(), plan.snapshot(), out -> {
                if (plan.shape().isEmpty()) {
                    return 0;
                }
                cursors.writeShape(profile, plan.shape().get(), out);
                return 1;
            });
        } finally {
            plan.snapshot().ifPresent(context.snapshots()::giveBack);
        }
    }

    /** DesktopSize (-223): alone in its update; everything of the new picture is due after it. */
    private void resize(Rect size) throws IOException {
        state = new ViewerState(size.width(), size.height());
        writer.message(out -> {
            out.u8(0).u8(0).u16(1);
            out.u16(0).u16(0).u16(size.width()).u16(size.height()).s32(Encodings.DESKTOP_SIZE);
        });
    }
}
