package oriel.capture.x11.capture;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;
import oriel.rfb.Rect;

/**
 * What a window is.
 *
 * @param width pixels without the border
 * @param height pixels without the border
 * @param border pixels
 * @param visual Xlib's description of its pixels
 * @param depth bits that carry colour
 * @param isViewable true if it and all around it are mapped
 */
record WindowAttributes(int width, int height, int border, Pointer visual, int depth, boolean isViewable) {

    private static final int SIZE = 136;
    private static final int WIDTH = 8;
    private static final int HEIGHT = 12;
    private static final int BORDER = 16;
    private static final int DEPTH = 20;
    private static final int VISUAL = 24;
    private static final int CLASS = 40;
    private static final int MAP_STATE = 92;

    /** Asks for them; empty if there is no such window, or none that can be seen. */
    static Optional<WindowAttributes> of(XConnection x, long window) {
        try (Memory out = new Memory(SIZE)) {
            int done = Xclient.XGetWindowAttributes(x.display(), window, Pointer.nativeValue(out));
            x.takeError();
            if (done == 0 || x.isLost() || out.getInt(CLASS) == Xclient.INPUT_ONLY) {
                return Optional.empty();
            }
            return Optional.of(new WindowAttributes(
                    out.getInt(WIDTH),
                    out.getInt(HEIGHT),
                    out.getInt(BORDER),
                    out.getPointer(VISUAL),
                    out.getInt(DEPTH),
                    out.getInt(MAP_STATE) == Xclient.VIEWABLE));
        }
    }

    /** Its inside, in its own coordinates. */
    Rect area() {
        return new Rect(0, 0, width, height);
    }
}
