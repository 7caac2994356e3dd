package oriel.server.update;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import oriel.rfb.Rect;
import oriel.rfb.message.Fence;
import oriel.rfb.message.ServerMessage;
import oriel.server.event.SessionId;
import oriel.server.flow.Fences;
import oriel.server.flow.NanoClock;
import oriel.server.flow.UpdateRequests;
import oriel.server.options.QualityPreference;
import oriel.server.viewer.Agreements;
import oriel.server.viewer.ClientParams;
import oriel.server.viewer.PointerPlace;

/**
 * What a session's writer thread is told, by the reader thread, the capture thread and other sessions: what the viewer wants
 * ({@link ClientParams}), which updates it asks for ({@link UpdateRequests}), and what it is to be told
 * ({@link PendingMessages}). Nothing here grows with a viewer that does not read. Thread-safe.
 */
public final class WriterInput {

    private final SessionId session;
    private final WriterMonitor monitor;
    private final PendingMessages pending;
    private final UpdateRequests requests;
    private final Fences fences = new Fences();
    private final Agreements agreements = new Agreements();
    private ClientParams params = ClientParams.INITIAL;
    private Optional<String> name = Optional.empty();
    private QualityPreference preference = QualityPreference.AUTO;
    private boolean bareRequest;
    private Optional<Rect> continuous = Optional.empty();
    private OptionalLong requestedNanos = OptionalLong.empty();
    private OptionalLong welcomedNanos = OptionalLong.empty();
    private OptionalLong greeting = OptionalLong.empty();
    private volatile OptionalLong acted = OptionalLong.empty();
    private volatile boolean held;
    private volatile PointerPlace pointed = PointerPlace.NEVER;
    private final NanoClock clock;

    /** Nothing is to be done yet; see {@link oriel.server.options.UpdateOptions#coalesceRequests}. */
    public WriterInput(SessionId session, boolean coalesceRequests, NanoClock clock) {
        this.session = session;
        this.clock = clock;
        this.monitor = new WriterMonitor(clock);
        this.pending = new PendingMessages(monitor);
        this.requests = new UpdateRequests(coalesceRequests);
    }

    /**
     * What there was to do at one moment.
     *
     * @param serial of the last event
     * @param params what the viewer wants
     * @param messages to be sent first, in their order
     * @param clipboard what to tell about clipboards
     * @param name the desktop's name, if it was changed
     * @param preference where the line is too slow for all
     * @param sizeAnswers statuses of SetDesktopSize that the viewer has not been told; see {@link PendingMessages#answered}
     * @param bare true if an update without pixels was asked for since the last turn
     * @param fresh areas asked for from scratch
     * @param areas that updates may cover, asked for since the last turn
     * @param continuous the area of which updates come without being asked for
     * @param requestedNanos when the first of those areas was asked for
     * @param greeting how long the viewer took to answer to ServerInit; once
     */
    record Turn(
            long serial,
            ClientParams params,
            List<ServerMessage> messages,
            ClipboardOrders.Taken clipboard,
            Optional<String> name,
            QualityPreference preference,
            List<Integer> sizeAnswers,
            boolean bare,
            List<Rect> fresh,
            List<Rect> areas,
            Optional<Rect> continuous,
            OptionalLong requestedNanos,
            OptionalLong greeting) {}

    /** Whose it is. */
    SessionId session() {
        return session;
    }

    WriterMonitor monitor() {
        return monitor;
    }

    /** What the viewer is to be told. */
    public PendingMessages pending() {
        return pending;
    }

    /** What the viewer has been told that it may use. */
    public Agreements agreements() {
        return agreements;
    }

    /** The viewer's answers to fences. */
    Fences fences() {
        return fences;
    }

    /** The viewer wants other pixels. */
    public void params(ClientParams newest) {
        monitor.change(() -> params = newest);
    }

    /** Does several things in one step: the writer finds all of them or none. They wait for nothing. */
    public void together(Runnable changes) {
        monitor.change(changes);
    }

    /** Updates of an area are to come without being asked for; empty: no longer. */
    public void continuous(Optional<Rect> area) {
        monitor.change(() -> continuous = area);
    }

    /** The viewer answers a fence. */
    public void answered(Fence fence) {
        fences.answered(fence, clock.nanoTime());
        wake();
    }

    /** The viewer is told ServerInit now; what it says next shows how far away it is. */
    public void welcomed() {
        monitor.change(() -> welcomedNanos = OptionalLong.of(clock.nanoTime()));
    }

    /** The viewer says something. */
    public void greeted() {
        long now = clock.nanoTime();
        monitor.look(() -> {
            welcomedNanos.ifPresent(since -> greeting = OptionalLong.of(now - since));
            welcomedNanos = OptionalLong.empty();
            return greeting;
        });
    }

    /** The viewer asks for an update; without an area it may hold only what goes with pixels. */
    public void request(Rect area, boolean incremental) {
        if (!area.isEmpty()) {
            long now = clock.nanoTime();
            monitor.change(() -> {
                requests.add(area, incremental);
                requestedNanos = requestedNanos.isPresent() ? requestedNanos : OptionalLong.of(now);
            });
        } else if (!incremental) {
            monitor.change(() -> bareRequest = true);
        }
    }

    /** The desktop has another name. */
    public void name(String newest) {
        monitor.change(() -> name = Optional.of(newest));
    }

    /** The person at the viewer would rather have this, where the line is too slow for all. */
    public void prefer(QualityPreference preferred) {
        monitor.change(() -> preference = preferred);
    }

    /** The viewer has moved the pointer. Said before the screen is told. */
    public void pointed(int x, int y) {
        pointed = new PointerPlace(x, y, clock.nanoTime());
    }

    /** The viewer has pressed or released something, and waits for what comes of it. */
    public void acted() {
        acted = OptionalLong.of(clock.nanoTime());
        if (held) {
            wake();
        }
    }

    /** True if the viewer has pressed or released something lately. */
    boolean hasActed(long withinNanos) {
        OptionalLong last = acted;
        return last.isPresent() && clock.nanoTime() - last.getAsLong() <= withinNanos;
    }

    /** Whether the writer only waits for the line: then it is to hear at once that the viewer has pressed something. */
    void held(boolean now) {
        held = now;
    }

    PointerPlace lastPointed() {
        return pointed;
    }

    /** Something that the writer looks at itself has changed: the picture, the cursor. */
    public void wake() {
        monitor.change(() -> {});
    }

    /** Nothing more is to be done. */
    public void close() {
        monitor.close();
    }

    /** True once nothing more is to be done. */
    public boolean isClosed() {
        return monitor.isClosed();
    }

    /** Since when the writer has been at work without a look at what there is to do; empty while it waits for that. */
    public Optional<Long> workingSince() {
        return monitor.workingSince();
    }

    /**
     * Takes what there is to do; empty when there will never be anything.
     *
     * @param answered true if the areas of earlier turns were sent
     */
    Optional<Turn> take(boolean answered) {
        return monitor.look(() -> {
            boolean closed = monitor.isClosed();
            monitor.working(!closed);
            return closed ? Optional.empty() : Optional.of(turn(answered));
        });
    }

    /** Under the lock. */
    private Turn turn(boolean answered) {
        boolean bare = bareRequest;
        bareRequest = false;
        OptionalLong asked = requestedNanos;
        requestedNanos = OptionalLong.empty();
        OptionalLong greeted = greeting;
        greeting = OptionalLong.empty();
        return new Turn(
                monitor.serial(),
                params,
                pending.take(),
                pending.takeClipboard(),
                name,
                preference,
                pending.sizeAnswers(),
                bare,
                requests.takeFresh(),
                requests.take(answered),
                continuous,
                asked,
                greeted);
    }
}
