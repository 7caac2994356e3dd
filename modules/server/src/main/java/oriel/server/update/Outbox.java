package oriel.server.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import oriel.rfb.Rect;
import oriel.server.flow.NanoClock;
import oriel.server.flow.UpdateRequests;

/**
 * What a session's writer thread has to know and to do: filled by the reader thread, by the capture thread and by other
 * sessions, emptied by the writer. Nothing here grows with a viewer that does not read. One lock guards it.
 */
public final class Outbox {

    /** Nobody asks for so many sizes without looking at the picture. */
    private static final int MOST_ANSWERS = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final NanoClock clock;
    private final Condition filled = lock.newCondition();
    private final UpdateRequests requests;

    private ViewerProfile profile = ViewerProfile.INITIAL;
    private final ClipboardOrders clipboard = new ClipboardOrders();
    private final List<Integer> sizeAnswers = new ArrayList<>();
    private Optional<String> name = Optional.empty();
    private boolean bareRequest;
    private int sizesAsked;
    private int bells;
    private long serial;
    private boolean closed;
    private boolean working;
    private long workingSince;

    private volatile PointerPlace pointed = PointerPlace.NEVER;
    private volatile boolean manyButtons;

    /** An empty box; see {@link oriel.server.UpdateOptions#coalesceRequests}. */
    public Outbox(boolean coalesceRequests, NanoClock clock) {
        this.clock = clock;
        requests = new UpdateRequests(coalesceRequests);
    }

    /**
     * What there was to do at one moment.
     *
     * @param serial of the last event
     * @param profile newest wishes of the viewer
     * @param bells bells to ring
     * @param clipboard what to tell about clipboards
     * @param name the desktop's name, if it was changed
     * @param sizeAnswers statuses of SetDesktopSize that the viewer has not been told; see {@link #answered}
     * @param bare true if an update without pixels was asked for since the last turn
     * @param fresh areas asked for from scratch
     * @param areas that updates may cover, asked for since the last turn
     */
    record Turn(
            long serial,
            ViewerProfile profile,
            int bells,
            ClipboardOrders.Taken clipboard,
            Optional<String> name,
            List<Integer> sizeAnswers,
            boolean bare,
            List<Rect> fresh,
            List<Rect> areas) {}

    /** The viewer wants other pixels. */
    public void profile(ViewerProfile newest) {
        change(() -> profile = newest);
    }

    /** The viewer asks for an update; without an area it may hold only what goes with pixels. */
    public void request(Rect area, boolean incremental) {
        if (!area.isEmpty()) {
            change(() -> requests.add(area, incremental));
        } else if (!incremental) {
            change(() -> bareRequest = true);
        }
    }

    /** A bell is to be rung. */
    public void bell() {
        change(() -> bells = 1);
    }

    /** Something is to be told about clipboards. */
    public void clipboard(Consumer<ClipboardOrders> order) {
        change(() -> order.accept(clipboard));
    }

    /** Characters of the clipboard's text that the viewer gets if it asks for it. */
    public int textToGive() {
        lock.lock();
        try {
            return clipboard.text().length();
        } finally {
            lock.unlock();
        }
    }

    /** The desktop has another name. */
    public void name(String newest) {
        change(() -> name = Optional.of(newest));
    }

    /**
     * The viewer has asked for another size; {@link #answerSize} follows.
     *
     * @return false if too many answers wait, since the viewer asks for no update
     */
    public boolean askSize() {
        lock.lock();
        try {
            if (sizesAsked + sizeAnswers.size() >= MOST_ANSWERS) {
                return false;
            }
            sizesAsked++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The viewer is to be told what came of its SetDesktopSize: a status of {@link oriel.rfb.SizeChange}. */
    public void answerSize(int status) {
        change(() -> {
            sizeAnswers.add(status);
            sizesAsked--;
        });
    }

    /** True if the viewer has asked for another size, and the turn does not hold what came of it. */
    boolean isSizeAskedSince(Turn turn) {
        lock.lock();
        try {
            return sizesAsked > 0 || sizeAnswers.size() > turn.sizeAnswers().size();
        } finally {
            lock.unlock();
        }
    }

    /** The first {@code count} answers are told. */
    void answered(int count) {
        lock.lock();
        try {
            sizeAnswers.subList(0, count).clear();
        } finally {
            lock.unlock();
        }
    }

    /** The viewer has moved the pointer. Said before the screen is told. */
    public void pointed(int x, int y) {
        pointed = new PointerPlace(x, y, clock.nanoTime());
    }

    PointerPlace lastPointed() {
        return pointed;
    }

    /** True once the viewer has been told that it may send more than eight buttons. */
    public boolean manyButtons() {
        return manyButtons;
    }

    void allowManyButtons() {
        manyButtons = true;
    }

    /** Something that the writer looks at itself has changed: the picture, the cursor. */
    public void wake() {
        change(() -> {});
    }

    /** Nothing more is to be done. */
    public void close() {
        change(() -> closed = true);
    }

    /** True once nothing more is to be done. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Since when the writer has been at work without a look at what there is to do; empty while it waits for that. */
    public Optional<Long> workingSince() {
        lock.lock();
        try {
            return working ? Optional.of(workingSince) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void working(boolean now) {
        working = now;
        workingSince = clock.nanoTime();
    }

    private void change(Runnable act) {
        lock.lock();
        try {
            act.run();
            serial++;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what there is to do; empty when the box is closed.
     *
     * @param answered true if the areas of earlier turns were sent
     */
    Optional<Turn> take(boolean answered) {
        lock.lock();
        try {
            working(!closed);
            if (closed) {
                return Optional.empty();
            }
            Turn turn = new Turn(
                    serial,
                    profile,
                    bells,
                    clipboard.take(),
                    name,
                    List.copyOf(sizeAnswers),
                    bareRequest,
                    requests.takeFresh(),
                    requests.take(answered));
            bells = 0;
            bareRequest = false;
            return Optional.of(turn);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something has happened after the event {@code seen}. */
    void awaitEvent(long seen) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            working(false);
            while (serial == seen && !closed) {
                filled.await();
            }
        } finally {
            working(true);
            lock.unlock();
        }
    }

    /** The same, but at most until the clock shows {@code nanos}. */
    void awaitEvent(long seen, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            working(false);
            long left = nanos - clock.nanoTime();
            while (serial == seen && !closed && left > 0) {
                left = filled.awaitNanos(left);
            }
        } finally {
            working(true);
            lock.unlock();
        }
    }

    /** Waits until the clock shows {@code nanos}, whatever happens but the end. */
    void awaitTime(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            working(false);
            long left = nanos - clock.nanoTime();
            while (left > 0 && !closed) {
                left = Math.min(filled.awaitNanos(left), nanos - clock.nanoTime());
            }
        } finally {
            working(true);
            lock.unlock();
        }
    }
}
