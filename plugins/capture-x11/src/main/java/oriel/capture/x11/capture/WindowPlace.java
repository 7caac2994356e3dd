package oriel.capture.x11.capture;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;
import oriel.rfb.Rect;

/**
 * Finds out where a window is at this moment, on a connection of its own: windows are moved without those that are shown
 * in them being told. Its monitor is the lock.
 */
final class WindowPlace implements AutoCloseable {

    private final XConnection x;
    private final long window;
    private boolean closed;

    private WindowPlace(XConnection x, long window) {
        this.x = x;
        this.window = window;
    }

    static Optional<WindowPlace> open(String display, long window) {
        return XConnection.open(display).map(x -> new WindowPlace(x, window));
    }

    /** The left upper corner on the root window, without width and height; empty if the window is gone. */
    synchronized Optional<Rect> corner() {
        if (closed || x.isLost()) {
            return Optional.empty();
        }
        try (Memory out = new Memory(3L * Long.BYTES)) {
            long at = Pointer.nativeValue(out);
            int done = Xclient.XTranslateCoordinates(x.display(), window, x.root(), 0, 0, at, at + 8, at + 16);
            return done == 0 || x.takeError() != 0
                    ? Optional.empty()
                    : Optional.of(new Rect(out.getInt(0), out.getInt(8), 0, 0));
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            x.close();
        }
    }
}
