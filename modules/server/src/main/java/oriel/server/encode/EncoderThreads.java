package oriel.server.encode;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that encode large updates beside the viewers' own writers. Thread-safe. */
public final class EncoderThreads implements AutoCloseable {

    private static final long IDLE_SECONDS = 30;

    private final int count;
    private final ExecutorService threads;

    /** At most {@code count} threads, 0 or more, which end when there is nothing to do. */
    public EncoderThreads(int count) {
        this.count = count;
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                Math.max(1, count),
                Math.max(1, count),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "oriel-encode-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        this.threads = executor;
    }

    /** How many threads help. */
    public int count() {
        return count;
    }

    /** Has a job done by one of the threads, sooner or later. */
    public void help(EncodeTask job) {
        threads.execute(job);
    }

    /** Has something done by one of the threads if one is free before the caller runs it. */
    public void help(FutureTask<?> task) {
        if (count > 0) {
            threads.execute(task);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
