package oriel.server.update;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import oriel.rfb.Rect;

/**
 * What a session's writer thread has to know and to do: filled by the reader thread, by the capture thread and by other
 * sessions, emptied by the writer. Nothing here grows with a viewer that does not read. One lock guards it.
 */
public final class Outbox {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Requests requests;

    private ViewerProfile profile = ViewerProfile.INITIAL;
    private int bells;
    private String cutText;
    private long serial;
    private boolean closed;

    /** An empty box; see {@link oriel.server.UpdateOptions#coalesceRequests}. */
    public Outbox(boolean coalesceRequests) {
        requests = new Requests(coalesceRequests);
    }

    /**
     * What there was to do at one moment.
     *
     * @param serial of the last event
     * @param profile newest wishes of the viewer
     * @param bells bells to ring
     * @param cutText text to give to the viewer
     * @param fresh areas asked for from scratch
     * @param areas that updates may cover, asked for since the last turn
     */
    record Turn(
            long serial,
            ViewerProfile profile,
            int bells,
            Optional<String> cutText,
            List<Rect> fresh,
            List<Rect> areas) {}

    /** The viewer wants other pixels. */
    public void profile(ViewerProfile newest) {
        change(() -> profile = newest);
    }

    /** The viewer asks for an update; {@code area} is not empty. */
    public void request(Rect area, boolean incremental) {
        change(() -> requests.add(area, incremental));
    }

    /** A bell is to be rung. */
    public void bell() {
        change(() -> bells = 1);
    }

    /** Text is to be given to the viewer; only the newest counts. */
    public void cutText(String text) {
        change(() -> cutText = text);
    }

    /** Something that the writer looks at itself has changed: the picture, the cursor. */
    public void wake() {
        change(() -> {});
    }

    /** Nothing more is to be done. */
    public void close() {
        change(() -> closed = true);
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
            if (closed) {
                return Optional.empty();
            }
            Turn turn = new Turn(
                    serial,
                    profile,
                    bells,
                    Optional.ofNullable(cutText),
                    requests.takeFresh(),
                    requests.take(answered));
            bells = 0;
            cutText = null;
            return Optional.of(turn);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something has happened after the event {@code seen}. */
    void awaitEvent(long seen) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (serial == seen && !closed) {
                filled.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The same, but at most until the clock of {@link System#nanoTime} shows {@code nanos}. */
    void awaitEvent(long seen, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos - System.nanoTime();
            while (serial == seen && !closed && left > 0) {
                left = filled.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the clock of {@link System#nanoTime} shows {@code nanos}, whatever happens but the end. */
    void awaitTime(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos - System.nanoTime();
            while (left > 0 && !closed) {
                left = Math.min(filled.awaitNanos(left), nanos - System.nanoTime());
            }
        } finally {
            lock.unlock();
        }
    }
}
