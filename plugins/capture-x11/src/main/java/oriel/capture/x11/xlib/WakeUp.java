package oriel.capture.x11.xlib;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.time.Duration;

/** Waits for an X connection without polling, and can be woken by other threads. */
public final class WakeUp implements AutoCloseable {

    private static final long MAX_MILLIS = Duration.ofDays(1).toMillis();
    private static final int ENTRY = 8;
    private static final int EVENTS = 4;
    private static final int RESULT = 6;

    private final Memory entries = new Memory(2 * ENTRY);
    private final Memory counter = new Memory(Long.BYTES);
    private final long entriesAddress = Pointer.nativeValue(entries);
    private final int eventDescriptor;
    private boolean closed;

    /** Waits for {@code descriptor}, which it does not own. */
    public WakeUp(int descriptor) throws IOException {
        eventDescriptor = Posix.eventfd(0, Posix.EFD_CLOEXEC | Posix.EFD_NONBLOCK);
        if (eventDescriptor < 0) {
            throw new IOException("no eventfd: error " + com.sun.jna.Native.getLastError());
        }
        entries.setInt(0, descriptor);
        entries.setShort(EVENTS, Posix.POLLIN);
        entries.setInt(ENTRY, eventDescriptor);
        entries.setShort(ENTRY + EVENTS, Posix.POLLIN);
    }

    /** Waits until there is something to read, or {@link #wake} was called, or the time is over; true if woken. */
    public boolean await(long nanos) {
        long millis = Math.min(MAX_MILLIS, (nanos + 999_999) / 1_000_000);
        if (Posix.poll(entriesAddress, 2, (int) Math.max(0, millis)) <= 0) {
            return false;
        }
        boolean woken = entries.getShort(ENTRY + RESULT) != 0;
        if (woken) {
            drain();
        }
        return woken;
    }

    private synchronized void drain() {
        if (!closed) {
            Posix.read(eventDescriptor, Pointer.nativeValue(counter), Long.BYTES);
        }
    }

    /** Ends the wait, or the next one. Any thread. */
    public synchronized void wake() {
        if (!closed) {
            counter.setLong(0, 1);
            Posix.write(eventDescriptor, Pointer.nativeValue(counter), Long.BYTES);
        }
    }

    /** To be called when nobody waits. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            Posix.close(eventDescriptor);
        }
    }
}
