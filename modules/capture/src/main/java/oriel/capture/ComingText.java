package oriel.capture;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A text that a thread is to put on a clipboard, and those who wait until it is there. A newer one takes its place.
 * Thread-safe; its monitor guards it.
 */
public final class ComingText {

    /** Nobody waits longer for a clipboard that does not answer. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private Optional<String> text = Optional.empty();
    private boolean coming;
    private boolean over;

    /** There is none yet. */
    public ComingText() {}

    /** There is a text to be put there. */
    public synchronized void give(String given) {
        text = Optional.of(given);
        coming = true;
    }

    /** The text that is to be put there now, once. */
    public synchronized Optional<String> take() {
        Optional<String> taken = text;
        text = Optional.empty();
        return taken;
    }

    /** What was taken is there, or cannot be put there. */
    public synchronized void isThere() {
        if (text.isEmpty()) {
            coming = false;
            notifyAll();
        }
    }

    /** Nothing is put there any more. */
    public synchronized void end() {
        over = true;
        notifyAll();
    }

    /** Waits until the last text is there; once in vain, for half a second. */
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
