package oriel.capture.x11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Asks the program that has the keyboard whether it has come to all that it was sent so far ({@code _NET_WM_PING} of the
 * Extended Window Manager Hints): a program takes its events in their order, and those of today's toolkits answer. The
 * connection for it lasts as long as it asks. Guarded by the input's lock.
 */
final class FocusPing {

    private static final int MOST_PARENTS = 16;
    private static final int MOST_PROTOCOLS_BYTES = 1024;
    private static final int EVENT_SIZE = 192;
    private static final int WINDOW = 32;
    private static final int MESSAGE_TYPE = 40;
    private static final int FORMAT = 48;
    private static final int DATA = 56;

    private final XConnection sender;
    private final String display;
    private int asked;
    private boolean silent;

    /** For what {@code sender} has made the server send to programs. */
    FocusPing(XConnection sender, String display) {
        this.sender = sender;
        this.display = display;
    }

    /** Waits for the answer; false if it does not come in time, or the program is not one that answers. */
    boolean isAnswered(long limitNanos) {
        sender.sync();
        Optional<XConnection> connection = XConnection.open(display);
        if (connection.isEmpty()) {
            return false;
        }
        try (XConnection x = connection.get()) {
            return isAnswered(x, limitNanos);
        } catch (IOException e) {
            return false;
        }
    }

    /** True if the program that was asked last is one that answers, but did not: it hangs, or is very late. */
    boolean isSilent() {
        return silent;
    }

    private boolean isAnswered(XConnection x, long limitNanos) throws IOException {
        long protocols = Xclient.XInternAtom(x.display(), "WM_PROTOCOLS", 0);
        long ping = Xclient.XInternAtom(x.display(), "_NET_WM_PING", 0);
        Optional<Long> window = window(x, protocols, ping);
        if (window.isEmpty()) {
            silent = false;
            return false;
        }
        try (Memory event = new Memory(EVENT_SIZE)) {
            Xlib.XSelectInput(x.display(), x.root(), Xclient.SUBSTRUCTURE_NOTIFY_MASK);
            asked++;
            event.clear();
            event.setInt(0, Xclient.CLIENT_MESSAGE);
            event.setLong(WINDOW, window.get());
            event.setLong(MESSAGE_TYPE, protocols);
            event.setInt(FORMAT, 32);
            event.setLong(DATA, ping);
            event.setLong(DATA + Long.BYTES, asked);
            event.setLong(DATA + 2 * Long.BYTES, window.get());
            Xclient.XSendEvent(x.display(), window.get(), 0, 0, Pointer.nativeValue(event));
            silent = !comes(x, event, ping, System.nanoTime() + limitNanos);
            return !silent;
        }
    }

    private boolean comes(XConnection x, Memory event, long ping, long deadline) throws IOException {
        WakeUp wakeUp = new WakeUp(x.descriptor());
        try {
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
                if (left <= 0) {
                    return false;
                }
                wakeUp.await(left);
            }
            return false;
        } finally {
            wakeUp.close();
        }
    }

    /** The window that has the keyboard, or the one around it that is its program's as window managers see it. */
    private static Optional<Long> window(XConnection x, long protocols, long ping) {
        Properties properties = new Properties(x);
        try (Memory out = new Memory(4L * Long.BYTES)) {
            long at = Pointer.nativeValue(out);
            Xclient.XGetInputFocus(x.display(), at, at + Long.BYTES);
            long window = out.getLong(0);
            for (int i = 0; i < MOST_PARENTS && window > Xclient.POINTER_ROOT && window != x.root(); i++) {
                Optional<Properties.Value> listed = properties.read(window, protocols, MOST_PROTOCOLS_BYTES, false);
                if (listed.filter(value -> holds(value, ping)).isPresent()) {
                    return Optional.of(window);
                }
                window = parent(x, window, at);
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
    private static long parent(XConnection x, long window, long out) {
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
}
