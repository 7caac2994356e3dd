package oriel.server.flow;

/**
 * The engine's clock: every rule about time asks it, so that a test of the rule need not wait. Thread-safe.
 */
@FunctionalInterface
public interface NanoClock {

    /** The clock of {@link System#nanoTime}. */
    NanoClock SYSTEM = System::nanoTime;

    /** Nanoseconds since some moment, which may be any, and before which they are negative. */
    long nanoTime();
}
