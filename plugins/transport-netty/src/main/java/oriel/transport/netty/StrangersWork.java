package oriel.transport.netty;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.transport.Prefix;

/**
 * Computes what strangers make a server compute before they have proved who they are: keys and signatures. One thing at a
 * time, each address in its turn, and in the long run no more than a share of one processor: so those who are in have the
 * rest, however many strangers shake hands, and a stranger waits for other addresses, but not for all that one of them
 * has asked for. After a quiet time a second of work is done without a pause, which is a few hundred handshakes.
 * Thread-safe.
 */
final class StrangersWork {

    /** Of one processor. */
    static final double SHARE = 0.15;

    /** So much in a row, after a quiet time. */
    static final long MOST_SAVED_NANOS = Duration.ofSeconds(1).toNanos();

    /** What takes longer is done for the first time, such as a key that is made once, which is nobody's doing. */
    static final long MOST_CHARGED_NANOS = Duration.ofMillis(20).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(StrangersWork.class);

    /** Has something done by one thread, later or at once. */
    @FunctionalInterface
    interface Later {

        /**
         * Has it done.
         *
         * @throws RejectedExecutionException if nothing is done any more
         */
        void run(Runnable step, long delayNanos);
    }

    private final LongSupplier clock;
    private final LongSupplier processor;
    private final Later thread;

    /** By address, whose turn is next first. */
    private final Map<Prefix, Queue<Runnable>> waiting = new LinkedHashMap<>();

    private double savedNanos = MOST_SAVED_NANOS;
    private long countedNanos;
    private boolean busy;

    /**
     * Has nothing to do yet.
     *
     * @param nanoClock the time
     * @param processorNanos what the thread that asks has used of a processor: other threads that use it cost no stranger
     *     anything
     * @param thread what computes
     */
    StrangersWork(LongSupplier nanoClock, LongSupplier processorNanos, Later thread) {
        this.clock = nanoClock;
        this.processor = processorNanos;
        this.thread = thread;
        this.countedNanos = nanoClock.getAsLong();
    }

    /**
     * Has something computed when it is its turn.
     *
     * @param whose who has asked for it
     * @throws RejectedExecutionException if the transport ends
     */
    synchronized void execute(Prefix whose, Runnable work) {
        waiting.computeIfAbsent(whose, unknown -> new ArrayDeque<>()).add(work);
        if (!busy) {
            busy = true;
            next();
        }
    }

    private void step() {
        Runnable work = take();
        long begun = processor.getAsLong();
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("what a stranger asked for could not be computed", e);
        }
        charge(processor.getAsLong() - begun);
    }

    private synchronized Runnable take() {
        Iterator<Map.Entry<Prefix, Queue<Runnable>>> lanes = waiting.entrySet().iterator();
        Map.Entry<Prefix, Queue<Runnable>> first = lanes.next();
        lanes.remove();
        Runnable work = first.getValue().remove();
        if (!first.getValue().isEmpty()) {
            waiting.put(first.getKey(), first.getValue()); // It is its turn again when all others have had theirs.
        }
        return work;
    }

    private synchronized void charge(long nanos) {
        savedNanos -= Math.min(nanos, MOST_CHARGED_NANOS);
        busy = !waiting.isEmpty();
        if (busy) {
            next();
        }
    }

    private void next() {
        long now = clock.getAsLong();
        savedNanos = Math.min(MOST_SAVED_NANOS, savedNanos + (now - countedNanos) * SHARE);
        countedNanos = now;
        thread.run(this::step, savedNanos >= 0 ? 0 : (long) (-savedNanos / SHARE));
    }
}
