package oriel.server.update;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import oriel.rfb.Rect;
import oriel.rfb.message.CopyRect;
import oriel.rfb.message.Fence;
import oriel.rfb.message.ServerFence;
import oriel.rfb.message.ServerMessage;
import oriel.rfb.message.SetColourMapEntries;
import oriel.server.compat.EncodingOrders;
import oriel.server.encode.EncodingChooser;
import oriel.server.encode.KeptEncoders;
import oriel.server.flight.Flight;
import oriel.server.flight.UpdateEvent;
import oriel.server.flow.FramePacer;
import oriel.server.flow.LosslessRefreshPacer;
import oriel.server.flow.NanoClock;
import oriel.server.options.NetworkProfile;
import oriel.server.screen.Move;
import oriel.server.screen.ScreenFeed;
import oriel.server.screen.SharedFramebuffer;
import oriel.server.update.WriterInput.Turn;
import oriel.server.update.pseudo.PseudoEncodings;
import oriel.server.viewer.ClientParams;
import oriel.transport.Connection;

/**
 * A session's writer thread: waits until something is due and the viewer may have it, takes a snapshot of the due pixels
 * under the read lock, encodes it and writes it. An update is never empty, and always one state of the picture.
 */
public final class UpdateLoop {

    private final NanoClock clock;
    private final WriterInput input;
    private final WriterMonitor monitor;
    private final ScreenFeed feed;
    private final UpdateContext context;
    private final EncodingChooser chooser;
    private final KeptEncoders kept;
    private final Company company;
    private final ViewerOutput output;
    private final UpdateWriter writer;
    private final PlanMaker plans;
    private final DesktopSizeUpdates sizes;
    private final PseudoEncodings pseudo;
    private final ClipboardWriter clipboard;
    private final FramePacer frames;
    private final ViewerLine line;
    private final UpdateLatency latency;
    private final InputReactions reactions;
    private final LosslessRefreshPacer refreshes;
    private final UpdatePlanner planner;
    private long formatSerial = ClientParams.INITIAL.formatSerial();

    /**
     * The loop of one viewer.
     *
     * @param announced the size that ServerInit announced
     * @param network how near the viewer is
     */
    public UpdateLoop(
            Connection connection, WriterInput input, UpdateContext context, Rect announced, NetworkProfile network) {
        this.input = input;
        this.monitor = input.monitor();
        this.context = context;
        this.clock = context.clock();
        this.feed = context.feed();
        this.kept = new KeptEncoders(context.encoders());
        this.company = new Company(context.encoders(), context.shared());
        this.output = new ViewerOutput(connection, context.counters(), clock);
        this.chooser = new EncodingChooser(
                context.encoders(),
                context.segmenters(),
                context.options().encoding(),
                network,
                EncodingOrders.of(context.options().encoding(), network));
        this.writer = new UpdateWriter(context, chooser, kept, output);
        this.clipboard = new ClipboardWriter(output);
        this.frames = new FramePacer(context.options().rates().of(network), clock);
        this.line = new ViewerLine(input.fences(), input.agreements(), clock);
        this.latency = new UpdateLatency(context.counters(), clock);
        this.reactions = new InputReactions(input, line, clock);
        this.refreshes =
                new LosslessRefreshPacer(context.options().encoding().refreshAfter(), line.congestion(), clock);
        this.planner = new UpdatePlanner(announced, context.options().detectRegions());
        this.plans = new PlanMaker(input, context, planner, refreshes, company);
        this.sizes = plans.sizes();
        this.pseudo = plans.pseudo();
    }

    /**
     * Serves the viewer until its input is closed.
     *
     * @throws IOException if the viewer is gone
     */
    public void run() throws IOException, InterruptedException {
        try (kept;
                company;
                writer) {
            while (true) {
                Optional<Turn> next = input.take(planner.isAnswered());
                if (next.isEmpty()) {
                    return;
                }
                take(next.get());
            }
        }
    }

    private void take(Turn turn) throws IOException, InterruptedException {
        apply(turn);
        if (!turn.areas().isEmpty()) {
            long now = clock.nanoTime();
            chooser.requested(now);
            refreshes.requested(now);
            latency.requested(turn.requestedNanos().orElse(now));
        }
        turn.areas().forEach(planner::request);
        planner.continuous(turn.continuous().orElse(Rect.EMPTY));
        if (!planner.isRequested() && !sizes.isAskedAlone()) {
            if (turn.areas().isEmpty()) {
                monitor.awaitEvent(turn.serial());
            }
            return;
        }
        boolean held = frames.isEarly() || !line.mayStart();
        if (!held) {
            line.starts();
            feed.ensureCurrent();
        }
        boolean mayReact = reactions.mayStart();
        if (mayReact && planner.isAnswered() && reacts(turn)) {
            return;
        }
        if (held) {
            awaitStart(turn.serial(), mayReact);
            return;
        }
        long began = clock.nanoTime();
        Sent sent = update(turn, false);
        if (sent == Sent.CHANGES) {
            frames.sent(began);
        } else if (sent == Sent.NOTHING) {
            awaitEvent(turn.serial());
        }
    }

    /** Sends what the viewer may be waiting for ahead of what else is due; false if there is none. */
    private boolean reacts(Turn turn) throws IOException, InterruptedException {
        long began = clock.nanoTime();
        boolean any = update(turn, true) == Sent.CHANGES;
        if (any) {
            reactions.sent(began);
        }
        return any;
    }

    /** Waits until an update may start, or for what the viewer waits for. */
    private void awaitStart(long seen, boolean mayReact) throws InterruptedException {
        boolean early = frames.isEarly();
        long starts = early ? frames.nextNanos() : line.startsNanos();
        input.held(true);
        if (reactions.areAwaited()) {
            monitor.awaitEvent(seen, mayReact ? starts : Math.min(starts, reactions.startsNanos()));
        } else if (early) {
            monitor.awaitTime(starts);
        } else {
            monitor.awaitEvent(seen, starts);
        }
        input.held(false);
    }

    /** Waits for anything to happen, or until an area with loss has been quiet for long enough. */
    private void awaitEvent(long seen) throws InterruptedException {
        OptionalLong until = pseudo.dueNanos();
        OptionalLong loss = planner.oldestLossNanos();
        OptionalLong refresh = loss.isPresent() ? refreshes.dueNanos(loss.getAsLong()) : OptionalLong.empty();
        if (refresh.isPresent()) {
            until = OptionalLong.of(Math.min(refresh.getAsLong(), until.orElse(refresh.getAsLong())));
        }
        if (until.isPresent()) {
            monitor.awaitEvent(seen, until.getAsLong());
        } else {
            monitor.awaitEvent(seen);
        }
    }

    private void apply(Turn turn) throws IOException {
        ClientParams params = turn.params();
        line.note(turn);
        line.hurry(reactions.areAwaited());
        company.prefer(line.params(params));
        kept.retain(params);
        for (Rect area : turn.fresh()) {
            planner.invalidate(area);
            kept.requestKeyFrames(area);
        }
        if (params.formatSerial() != formatSerial) {
            formatSerial = params.formatSerial();
            planner.invalidate(planner.bounds());
            if (!params.format().trueColour()) {
                output.send(SetColourMapEntries.ALL);
            }
        }
        for (ServerMessage message : turn.messages()) {
            output.send(message);
        }
        clipboard.write(params, turn.clipboard());
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

    /** Sends what is due, or what may go ahead of it; if nothing is, a newer picture is wanted. */
    private Sent update(Turn turn, boolean ahead) throws IOException, InterruptedException {
        SharedFramebuffer shared = feed.picture();
        shared.readLock().lockInterruptibly();
        Plan plan;
        long changed;
        try {
            changed = shared.changedNanos();
            plan = ahead ? plans.ahead(turn, shared) : plans.due(turn, shared);
        } finally {
            shared.readLock().unlock();
        }
        if (plan.size().isPresent()) {
            context.counters().update();
            sendSize(turn.params(), plan.size().get());
            return Sent.SIZE;
        }
        if (plan.isEmpty()) {
            feed.requestNewerThan(plan.version());
            return Sent.NOTHING;
        }
        planner.answered();
        context.counters().update();
        sizes.otherSent();
        send(turn.params(), plan);
        latency.written(plan.version(), changed, !ahead);
        return plan.refresh() ? Sent.REFRESH : Sent.CHANGES;
    }

    private void send(ClientParams params, Plan plan) throws IOException, InterruptedException {
        List<CopyRect> copies = plan.moves().stream().map(UpdateLoop::copyRect).toList();
        UpdateWriter.Written written = write(new Update(
                line.params(params),
                planner.bounds(),
                copies,
                pseudo.take(plan.now()),
                plan.pixels(),
                plan.copier(),
                Optional.empty()));
        if (plan.refresh()) {
            refreshes.sent(written.pixels(), written.bytes());
        }
        plan.copier().ifPresent(copier -> planner.copied(copier.newest()));
        planner.sent(plan.moves(), plan.areas(), written.lost(), clock.nanoTime());
    }

    private UpdateWriter.Written write(Update update) throws IOException, InterruptedException {
        Optional<Fence> probe = line.probe();
        if (probe.isPresent()) {
            output.send(new ServerFence(probe.get()));
        }
        Optional<UpdateEvent> event = Flight.isRecorded() ? Optional.of(UpdateEvent.begun()) : Optional.empty();
        UpdateWriter.Written written = writer.write(update.withMark(line.mark()));
        if (event.isPresent()) {
            event.get().ended(written.pixels(), written.bytes(), written.workNanos());
        }
        line.sent(written);
        context.counters().encoded(written.workNanos());
        context.counters().line(line.info());
        return written;
    }

    private static CopyRect copyRect(Move move) {
        return new CopyRect(move.target(), move.source().x(), move.source().y());
    }

    /**
     * Alone in its update, which is the answer to what was requested: a viewer may take another format next. After a change
     * everything of the new picture is due.
     */
    private void sendSize(ClientParams params, DesktopSizeUpdates.News news) throws IOException, InterruptedException {
        planner.answered();
        if (news.changes()) {
            planner.resize(news.size());
            kept.resize(news.size());
        }
        write(Update.of(params, planner.bounds(), sizes.take(news)));
    }
}
