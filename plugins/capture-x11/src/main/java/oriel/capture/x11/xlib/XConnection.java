package oriel.capture.x11.xlib;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.Optional;

/**
 * A connection to an X server. Its owner sees to it that one thread uses it at a time, and not after it was lost: Xlib
 * then leaves its lock with the thread that met the loss, and every other thread would wait for ever.
 */
public final class XConnection implements AutoCloseable {

    private static final int POLL_ENTRY = 8;

    /**
     * An X server starts anew when its last client leaves, and whoever connects just then is sent away. So those who fail try
     * again, after so many milliseconds each.
     */
    private static final int[] PAUSES = {20, 80, 250};

    private final long display;
    private final int descriptor;
    private final int screen;
    private final long root;
    private final XErrors.Noted noted;
    private boolean closed;

    private XConnection(long display) {
        this.display = display;
        this.descriptor = Xlib.XConnectionNumber(display);
        this.screen = Xlib.XDefaultScreen(display);
        this.root = Xlib.XRootWindow(display, screen);
        this.noted = XErrors.watch(display);
    }

    /** Connects; empty if the server is not there or refuses. */
    public static Optional<XConnection> open(String name) {
        Optional<XConnection> connection = once(name);
        for (int i = 0; i < PAUSES.length && connection.isEmpty(); i++) {
            try {
                Thread.sleep(PAUSES[i]);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return connection;
            }
            connection = once(name);
        }
        return connection;
    }

    private static Optional<XConnection> once(String name) {
        long display = connect(name);
        if (display == 0) {
            return Optional.empty();
        }
        XConnection connection = new XConnection(display);
        connection.sync(); // Some are let in and sent away at once.
        if (connection.isLost()) {
            connection.close();
            return Optional.empty();
        }
        return Optional.of(connection);
    }

    /** Xlib keeps what authorizes for all displays that are opened next: so one is opened at a time. */
    private static synchronized long connect(String name) {
        Optional<Authority.Cookie> cookie = Authority.cookie(name);
        if (cookie.isEmpty()) {
            return Xlib.XOpenDisplay(name);
        }
        byte[] kind = cookie.get().name();
        byte[] data = cookie.get().data();
        Xclient.XSetAuthorization(kind, kind.length, data, data.length);
        try {
            return Xlib.XOpenDisplay(name);
        } finally {
            Xclient.XSetAuthorization(new byte[0], 0, new byte[0], 0);
        }
    }

    /** Xlib's address of it. */
    public long display() {
        return display;
    }

    /** What to wait for, to learn that there is something to read. */
    public int descriptor() {
        return descriptor;
    }

    /** The number of its default screen. */
    public int screen() {
        return screen;
    }

    /** The root window of that screen. */
    public long root() {
        return root;
    }

    /** True once the server is known to be gone. */
    public boolean isLost() {
        return noted.isLost();
    }

    /** Fails if the server is known to be gone. */
    public void requireAlive() throws IOException {
        if (isLost()) {
            throw new IOException("the X server is gone");
        }
    }

    /** Waits until the server has done everything; returns the last error since the call before, 0 if there was none. */
    public int sync() {
        Xlib.XSync(display, 0);
        return takeError();
    }

    /** The last error since the call before, 0 if there was none. Does not wait. */
    public int takeError() {
        return noted.takeError();
    }

    /** Looks whether the server has closed its end; {@link #isLost} tells. Does not call Xlib. */
    public void lookForLoss() {
        try (Memory entry = new Memory(POLL_ENTRY)) {
            entry.setInt(0, descriptor);
            entry.setInt(POLL_ENTRY / 2, 0);
            if (Posix.poll(Pointer.nativeValue(entry), 1, 0) > 0) {
                noted.lose();
            }
        }
    }

    /** Disconnects. What Xlib keeps of a lost connection is left to the process: asking for it could wait for ever. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        lookForLoss();
        if (isLost()) {
            Posix.close(descriptor);
        } else {
            Xlib.XCloseDisplay(display);
        }
        XErrors.forget(display, noted);
    }
}
