package oriel.capture.x11;

import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import oriel.capture.ScreenLayout;

/** The layout that a screen tells, and waiting for another one. Its monitor is the lock. */
final class LayoutBox {

    private ScreenLayout layout;

    LayoutBox(ScreenLayout layout) {
        this.layout = layout;
    }

    synchronized ScreenLayout layout() {
        return layout;
    }

    /** Sets it, and lets those who wait look. */
    synchronized void set(ScreenLayout next) {
        layout = next;
        notifyAll();
    }

    /** Waits until the layout is wanted, or somebody has set one again; true if it is wanted. */
    synchronized boolean await(Predicate<ScreenLayout> wanted, long nanos) throws InterruptedException {
        if (!wanted.test(layout) && nanos > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        }
        return wanted.test(layout);
    }
}
