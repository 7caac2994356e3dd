package oriel.server.session;

import java.util.concurrent.TimeUnit;

/**
 * The thread in which a session reads. It can be interrupted until it tells of the session's end: whoever hears of that may
 * write to a file or wait for a lock, and must not fail over it. Thread-safe.
 */
final class ReaderThread {

    private final Thread thread;
    private boolean over;

    /** A thread that holds no program up, and does not run yet. */
    ReaderThread(Runnable work, String name) {
        thread = new Thread(work, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends what it waits for, if it still reads. */
    synchronized void interrupt() {
        if (!over) {
            thread.interrupt();
        }
    }

    /** It reads no more, and nobody interrupts it from now on; called by itself. */
    synchronized void endReading() {
        over = true;
        Thread.interrupted();
    }

    /** Waits for its end; true if it has come. A caller that is interrupted stays so, and waits no longer. */
    boolean join(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
