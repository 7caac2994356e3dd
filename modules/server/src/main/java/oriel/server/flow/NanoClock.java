package oriel.server.flow;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The engine's clock: every rule about time asks it, so that a test of the rule need not wait. Thread-safe.
 */
@FunctionalInterface
public interface NanoClock {

    /** The clock of {@link System#nanoTime}. */
    NanoClock SYSTEM = System::nanoTime;

    /** Nanoseconds since some moment, which may be any, and before which they are negative. */
    long nanoTime();

    /** Does something once so many nanoseconds have passed, in a thread of many, which it does not hold up; returns at once. */
    default void after(long nanos, Runnable work) {
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(work);
    }
}
