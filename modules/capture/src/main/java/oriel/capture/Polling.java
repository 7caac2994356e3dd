package oriel.capture;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The waiting of a screen that must be looked at to find out whether it changed: soon after changes and input, more and
 * more seldom while nothing happens. Thread-safe; one thread looks.
 */
public final class Polling implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofDays(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PollClock clock = new PollClock(System.nanoTime());
    private boolean woken;
    private boolean closed;

    /** The first look is due at once. */
    public Polling() {}

    /** Looks once. */
    @FunctionalInterface
    public interface Look {

        /** True if there was something new to see. */
        boolean look() throws IOException;
    }

    /**
     * Looks, when it is time to, until there is something new, {@code patience} is over or {@link #wake} was called: what
     * {@link Screen#capture} does.
     *
     * @param atOnce do not wait for the first look, and do not end before it
     * @throws IOException if it is closed, or a look throws
     */
    public void await(Duration patience, boolean atOnce, Look look) throws IOException {
        long deadline = System.nanoTime() + (patience.compareTo(LONGEST) > 0 ? LONGEST : patience).toNanos();
        boolean first = atOnce;
        while (awaitTime(deadline, first)) {
            first = false;
            long from = System.nanoTime();
            boolean news = look.look();
            looked(from, news);
            if (news) {
                return;
            }
        }
    }

    /** Waits until it is time to look; false if the caller shall have the thread back first. */
    private boolean awaitTime(long deadline, boolean atOnce) throws IOException {
        lock.lock();
        try {
            while (!closed && !woken) {
                long now = System.nanoTime();
                long wait = atOnce ? 0 : clock.waitNanos(now);
                if (wait <= 0) {
                    return true;
                }
                if (deadline - now <= 0) {
                    return false;
                }
                changed.awaitNanos(Math.min(wait, deadline - now));
            }
            woken = false;
            if (closed) {
                throw new IOException("the screen is closed");
            }
            return atOnce;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the screen", e);
        } finally {
            lock.unlock();
        }
    }

    private void looked(long from, boolean news) {
        lock.lock();
        try {
            clock.looked(from, System.nanoTime(), news);
        } finally {
            lock.unlock();
        }
    }

    /** Something will change soon: input was given. */
    public void hurry() {
        lock.lock();
        try {
            clock.hurry();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends a wait; if nobody waits, the next one. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Every wait throws from now on. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
