package oriel.recording;

/** Counts microseconds. */
@FunctionalInterface
public interface MicroClock {

    /** So many have gone since some moment. */
    long micros();

    /** A clock that begins now. */
    static MicroClock start() {
        long start = System.nanoTime();
        return () -> (System.nanoTime() - start) / 1000;
    }
}
