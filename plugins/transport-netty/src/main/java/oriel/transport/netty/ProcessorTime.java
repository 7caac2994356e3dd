package oriel.transport.netty;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What threads use of a processor. */
final class ProcessorTime {

    /** Found when it is first asked for: a server that nobody visits does without. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ProcessorTime() {}

    /**
     * Nanoseconds that the thread that asks has used so far; those that have passed where the system does not count. Only
     * differences mean anything.
     */
    static long ofThisThread() {
        return THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled()
                ? THREADS.getCurrentThreadCpuTime()
                : System.nanoTime();
    }
}
