package oriel.server.update;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import oriel.server.flow.NanoClock;

/**
 * How a session's writer thread waits for something to do, and the one lock of all that it is told. Thread-safe; the methods
 * that wait are the writer's.
 */
final class WriterMonitor {

    private final NanoClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long serial;
    private boolean closed;
    private boolean working;
    private long workingSince;

    /** Nothing has happened yet. */
    WriterMonitor(NanoClock clock) {
        this.clock = clock;
    }

    /** Something happens, under the lock: the writer looks again. */
    void change(Runnable act) {
        lock.lock();
        try {
            act.run();
            serial++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Looks at something, under the lock. */
    <T> T look(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /** The event that was the last; under the lock, if it shall fit what else is looked at. */
    long serial() {
        return look(() -> serial);
    }

    void close() {
        change(() -> closed = true);
    }

    boolean isClosed() {
        return look(() -> closed);
    }

    /** Since when the writer has been at work without a look at what there is to do; empty while it waits for that. */
    Optional<Long> workingSince() {
        return look(() -> working ? Optional.of(workingSince) : Optional.empty());
    }

    /** The writer goes to work, or ends its work. */
    void working(boolean now) {
        lock.lock();
        try {
            working = now;
            workingSince = clock.nanoTime();
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
                changed.await();
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
                left = changed.awaitNanos(left);
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
                left = Math.min(changed.awaitNanos(left), nanos - clock.nanoTime());
            }
        } finally {
            working(true);
            lock.unlock();
        }
    }
}
