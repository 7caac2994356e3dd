package oriel.capture.x11.input;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.stream.IntStream;
import oriel.capture.x11.xlib.Properties;
import oriel.capture.x11.xlib.WakeUp;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;
import oriel.capture.x11.xlib.Xlib;

/**
 * Asks the program that has the keyboard whether it has come to all that it was sent so far ({@code _NET_WM_PING} of the
 * Extended Window Manager Hints): a program takes its events in their order, and those of today's toolkits answer. It
 * has a connection of its own, opened once: while one is being opened, Xlib lets nobody of this process call an extension.
 * Only while it asks is it told of what happens to windows. Guarded by the input's lock, but for {@link #hurry}.
 */
final class FocusPing implements AutoCloseable {

    private static final int MAX_PARENTS = 16;
    private static final int MAX_PROTOCOLS_BYTES = 1024;
    private static final int EVENT_SIZE = 192;
    private static final int WINDOW = 32;
    private static final int MESSAGE_TYPE = 40;
    private static final int FORMAT = 48;
    private static final int DATA = 56;

    private final XConnection sender;
    private final XConnection x;
    private final WakeUp wakeUp;
    private final long protocols;
    private final long ping;
    private int asked;
    private boolean silent;
    private volatile boolean hurried;

    private FocusPing(XConnection sender, XConnection x, WakeUp wakeUp) {
        this.sender = sender;
        this.x = x;
        this.wakeUp = wakeUp;
        this.protocols = Xclient.XInternAtom(x.display(), "WM_PROTOCOLS", 0);
        this.ping = Xclient.XInternAtom(x.display(), "_NET_WM_PING", 0);
    }

    /** For what {@code sender} has made the server of this display send to programs; empty if it is gone. */
    static Optional<FocusPing> open(XConnection sender, String display) {
        Optional<XConnection> x = XConnection.open(display);
        try {
            return x.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new FocusPing(sender, x.get(), new WakeUp(x.get().descriptor())));
        } catch (IOException e) {
            x.get().close();
            return Optional.empty();
        }
    }

    /** Waits for the answer; false if it does not come in time, or the program is not one that answers. */
    boolean isAnswered(long limitNanos) {
        sender.sync();
        if (x.isLost() || sender.isLost()) {
            return false;
        }
        Optional<Long> window = window();
        if (window.isEmpty()) {
            silent = false;
            return false;
        }
        try (Memory event = new Memory(EVENT_SIZE)) {
            Xlib.XSelectInput(x.display(), x.root(), Xclient.SUBSTRUCTURE_NOTIFY_MASK);
            send(event, window.get());
            silent = !comes(event, System.nanoTime() + limitNanos);
            return !silent;
        } finally {
            stopListening();
        }
    }

    /** True if the program that was asked last is one that answers, but did not: it hangs, or is very late. */
    boolean isSilent() {
        return silent;
    }

    /** Waits, whatever programs do, until then by {@link System#nanoTime}. */
    void pauseUntil(long nanos) {
        long left = nanos - System.nanoTime();
        while (left > 0 && !hurried && !x.isLost()) {
            wakeUp.await(left);
            left = nanos - System.nanoTime();
        }
    }

    /** From now on nothing is waited for. Any thread. */
    void hurry() {
        hurried = true;
        wakeUp.wake();
    }

    private void send(Memory event, long window) {
        asked++;
        event.clear();
        event.setInt(0, Xclient.CLIENT_MESSAGE);
        event.setLong(WINDOW, window);
        event.setLong(MESSAGE_TYPE, protocols);
        event.setInt(FORMAT, 32);
        event.setLong(DATA, ping);
        event.setLong(DATA + Long.BYTES, asked);
        event.setLong(DATA + 2 * Long.BYTES, window);
        Xclient.XSendEvent(x.display(), window, 0, 0, Pointer.nativeValue(event));
    }

    private boolean comes(Memory event, long deadline) {
        while (!x.isLost()) {
            while (Xlib.XPending(x.display()) > 0) {
                Xlib.XNextEvent(x.display(), Pointer.nativeValue(event));
                if (event.getInt(0) == Xclient.CLIENT_MESSAGE
                        && event.getLong(DATA) == ping
                        && event.getLong(DATA + Long.BYTES) == asked) {
                    return true;
                }
            }
            long left = deadline - System.nanoTime();
            if (left <= 0 || hurried || x.isLost()) {
                return false;
            }
            wakeUp.await(left);
        }
        return false;
    }

    private void stopListening() {
        if (!x.isLost()) {
            Xlib.XSelectInput(x.display(), x.root(), 0);
            Xlib.XSync(x.display(), 1);
        }
    }

    /** The window that has the keyboard, or the one around it that is its program's as window managers see it. */
    private Optional<Long> window() {
        Properties properties = new Properties(x);
        try (Memory out = new Memory(4L * Long.BYTES)) {
            long at = Pointer.nativeValue(out);
            Xclient.XGetInputFocus(x.display(), at, at + Long.BYTES);
            long window = out.getLong(0);
            for (int i = 0; i < MAX_PARENTS && window > Xclient.POINTER_ROOT && window != x.root(); i++) {
                Optional<Properties.Value> listed = properties.read(window, protocols, MAX_PROTOCOLS_BYTES, false);
                if (listed.filter(value -> holds(value, ping)).isPresent()) {
                    return Optional.of(window);
                }
                window = parent(window, at);
            }
            return Optional.empty();
        }
    }

    private static boolean holds(Properties.Value atoms, long atom) {
        ByteBuffer items = ByteBuffer.wrap(atoms.bytes()).order(ByteOrder.nativeOrder());
        return atoms.format() == 32
                && IntStream.range(0, items.capacity() / Long.BYTES)
                        .anyMatch(item -> items.getLong(item * Long.BYTES) == atom);
    }

    /** The window around a window; 0 if it is gone. */
    private long parent(long window, long out) {
        int done = Xclient.XQueryTree(x.display(), window, out, out + 8, out + 16, out + 24);
        if (x.takeError() != 0 || done == 0) {
            return 0;
        }
        Pointer found = new Pointer(out);
        if (found.getLong(16) != 0) {
            Xlib.XFree(found.getLong(16));
        }
        return found.getLong(8);
    }

    @Override
    public void close() {
        wakeUp.close();
        x.close();
    }
}
