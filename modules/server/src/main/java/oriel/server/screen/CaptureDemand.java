package oriel.server.screen;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import oriel.server.flow.NanoClock;

/** What is wanted of the capture thread, by whom it is waited for, and how it waits. Thread-safe; one lock guards it all. */
final class CaptureDemand {

    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
    private static final long FRESHEN_LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long NOTHING_WANTED = -1;

    private final NanoClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition captured = lock.newCondition();
    private long wantedAbove = NOTHING_WANTED;
    private boolean freshWanted;
    private boolean waitingForChange;
    private boolean closed;
    private long cycles;
    private long lastCycleNanos;

    /** Nobody wants anything yet. */
    CaptureDemand(NanoClock clock) {
        this.clock = clock;
        this.lastCycleNanos = clock.nanoTime() - FRESH_NANOS;
    }

    /** Number of captures. */
    long cycles() {
        lock.lock();
        try {
            return cycles;
        } finally {
            lock.unlock();
        }
    }

    /** Somebody waits for a picture newer than {@code version}. */
    void requestNewerThan(long version) {
        lock.lock();
        try {
            if (version > wantedAbove) {
                wantedAbove = version;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits any longer. */
    void suspend() {
        lock.lock();
        try {
            wantedAbove = NOTHING_WANTED;
        } finally {
            lock.unlock();
        }
    }

    /** True while a capture waits for a change that nobody wants. */
    boolean isWaitingInVain() {
        lock.lock();
        try {
            return waitingForChange && wantedAbove == NOTHING_WANTED;
        } finally {
            lock.unlock();
        }
    }

    /** See {@link ScreenFeed#ensureCurrent}. */
    void ensureCurrent(BooleanSupplier lost) throws InterruptedException {
        lock.lock();
        try {
            if (waitingForChange || lost.getAsBoolean() || clock.nanoTime() - lastCycleNanos < FRESH_NANOS) {
                return;
            }
            freshWanted = true;
            changed.signalAll();
            long left = FRESHEN_LIMIT_NANOS;
            long before = cycles;
            while (cycles == before && !closed && !lost.getAsBoolean() && left > 0) {
                left = captured.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until somebody wants pixels, or it is closed; for the capture thread.
     *
     * @param version of the picture now
     * @return true if a change may be waited for, false if the screen is to be looked at now
     */
    boolean await(LongSupplier version) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && !freshWanted && wantedAbove < version.getAsLong()) {
                changed.await();
            }
            boolean patient = !freshWanted;
            freshWanted = false;
            waitingForChange = patient;
            return patient;
        } finally {
            lock.unlock();
        }
    }

    /** A capture has ended. */
    void noteCycle() {
        lock.lock();
        try {
            waitingForChange = false;
            lastCycleNanos = clock.nanoTime();
            cycles++;
            captured.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for so long, or until it is closed, with nobody waiting for a capture meanwhile; returns the pause. */
    long pause(long nanos) {
        lock.lock();
        try {
            captured.signalAll();
            long left = nanos;
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return nanos;
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is wanted ever again; whoever waits goes on. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            captured.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
