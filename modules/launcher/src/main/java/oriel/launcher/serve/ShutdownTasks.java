package oriel.launcher.serve;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is to be done when a command ends, by itself or by a signal: the last thing begun is ended first. Its monitor is
 * the lock.
 */
final class ShutdownTasks implements AutoCloseable {

    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final Thread hook = new Thread(this::endBySignal, "oriel-shutdown");
    private volatile boolean bySignal;
    private boolean ended;

    /** From now on a signal does what was added. */
    ShutdownTasks() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** True once the process is ending by a signal. */
    boolean isBySignal() {
        return bySignal;
    }

    /** Adds something to be done; at once if all has ended already. */
    void add(Runnable step) {
        synchronized (this) {
            if (!ended) {
                steps.push(step);
                return;
            }
        }
        step.run();
    }

    private void endBySignal() {
        bySignal = true;
        end();
    }

    private void end() {
        while (true) {
            Runnable step;
            synchronized (this) {
                ended = true;
                if (steps.isEmpty()) {
                    return;
                }
                step = steps.pop();
            }
            step.run();
        }
    }

    /** Does it now, unless a signal does. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the hook runs
        }
        end();
    }
}
