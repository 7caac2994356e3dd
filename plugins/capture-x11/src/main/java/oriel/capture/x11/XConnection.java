package oriel.capture.x11;

import java.io.IOException;
import java.util.Optional;

/** A connection to an X server. Its owner sees to it that one thread uses it at a time. */
final class XConnection implements AutoCloseable {

    private final long display;
    private final int screen;
    private final long root;
    private volatile boolean lost;
    private volatile int error;

    private XConnection(long display) {
        this.display = display;
        this.screen = Xlib.XDefaultScreen(display);
        this.root = Xlib.XRootWindow(display, screen);
    }

    /** Connects; empty if the server is not there or refuses. */
    static Optional<XConnection> open(String name) {
        long display = Xlib.XOpenDisplay(name);
        if (display == 0) {
            return Optional.empty();
        }
        XConnection connection = new XConnection(display);
        XErrors.watch(connection);
        return Optional.of(connection);
    }

    long display() {
        return display;
    }

    int screen() {
        return screen;
    }

    long root() {
        return root;
    }

    /** True once the server is gone; Xlib then does nothing. */
    boolean isLost() {
        return lost;
    }

    void requireAlive() throws IOException {
        if (lost) {
            throw new IOException("the X server is gone");
        }
    }

    void noteError(int code) {
        error = code;
    }

    void noteLoss() {
        lost = true;
    }

    /** Waits until the server has done everything; returns the last error since the call before, 0 if there was none. */
    int sync() {
        Xlib.XSync(display, 0);
        return takeError();
    }

    int takeError() {
        int taken = error;
        error = 0;
        return taken;
    }

    @Override
    public void close() {
        Xlib.XCloseDisplay(display);
        XErrors.forget(this);
    }
}
