package oriel.capture;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a thread is to put on a clipboard, and those who wait until it is there. Something newer takes its place.
 * Thread-safe; its monitor guards it.
 *
 * @param <T> a text, or whatever a clipboard takes
 */
public final class Coming<T> {

    /** Nobody waits longer for a clipboard that does not answer. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private Optional<T> content = Optional.empty();
    private boolean coming;
    private boolean over;

    /** There is none yet. */
    public Coming() {}

    /** There is something to be put there. */
    public synchronized void give(T given) {
        content = Optional.of(given);
        coming = true;
    }

    /** What is to be put there now, once. */
    public synchronized Optional<T> take() {
        Optional<T> taken = content;
        content = Optional.empty();
        return taken;
    }

    /** What was taken is there, or cannot be put there. */
    public synchronized void isThere() {
        if (content.isEmpty()) {
            coming = false;
            notifyAll();
        }
    }

    /** Nothing is put there any more. */
    public synchronized void end() {
        over = true;
        notifyAll();
    }

    /** Waits until the last that was given is there; once in vain, for half a second. */
    public synchronized void await() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (coming && !over) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    coming = false;
                    return;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
