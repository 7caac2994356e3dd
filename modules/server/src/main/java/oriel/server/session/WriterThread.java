package oriel.server.session;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.server.event.SessionId;
import oriel.server.flow.NanoClock;

/** The thread that sends to a session's viewer, as its reader thread sees it. */
final class WriterThread {

    private static final Logger LOG = LoggerFactory.getLogger(WriterThread.class);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final SessionId id;
    private final Thread thread;
    private final NanoClock clock;

    private WriterThread(SessionId id, Thread thread, NanoClock clock) {
        this.id = id;
        this.thread = thread;
        this.clock = clock;
    }

    static WriterThread start(SessionId id, Runnable work, NanoClock clock) {
        Thread thread = new Thread(work, "oriel-" + id + "-writer");
        thread.setDaemon(true);
        thread.start();
        return new WriterThread(id, thread, clock);
    }

    /** Ends it and waits for that; not for ever, since the session's place is free already, and an encoder may hang. */
    void end() {
        thread.interrupt();
        long end = clock.nanoTime() + PATIENCE_NANOS;
        while (thread.isAlive() && clock.nanoTime() - end < 0) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, end - clock.nanoTime());
            } catch (InterruptedException e) {
                // By the writer itself, maybe, which is about to end; nothing else is waited for any more.
            }
        }
        if (thread.isAlive()) {
            LOG.warn("session {} has left, but the thread that sent to it does not end", id);
        }
    }
}
