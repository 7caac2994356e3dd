package oriel.capture.x11.xlib;

import java.nio.charset.StandardCharsets;
import oriel.rfb.Rect;

/** An X program of the tests: a window of one colour with a title. */
public final class PlainWindow implements AutoCloseable {

    private final XConnection x;
    private final long window;

    /** Shows a window. */
    public PlainWindow(String display, String title, Rect place) {
        x = XConnection.open(display).orElseThrow();
        window = DrawingLib.XCreateSimpleWindow(
                x.display(), x.root(), place.x(), place.y(), place.width(), place.height(), 2, 0xffffff, 0);
        byte[] utf8 = title.getBytes(StandardCharsets.UTF_8);
        long name = Xclient.XInternAtom(x.display(), "_NET_WM_NAME", 0);
        long type = Xclient.XInternAtom(x.display(), "UTF8_STRING", 0);
        new Properties(x).write(window, name, type, utf8);
        show();
    }

    /** As the server numbers it. */
    public long id() {
        return window;
    }

    /** Shows it. */
    public void show() {
        DrawingLib.XMapWindow(x.display(), window);
        x.sync();
    }

    /** Hides it. */
    public void hide() {
        DrawingLib.XUnmapWindow(x.display(), window);
        x.sync();
    }

    /** Gives it one colour. */
    public void fill(int colour) {
        DrawingLib.XSetWindowBackground(x.display(), window, colour);
        DrawingLib.XClearWindow(x.display(), window);
        x.sync();
    }

    /** Moves and resizes it. */
    public void place(Rect place) {
        DrawingLib.XMoveResizeWindow(x.display(), window, place.x(), place.y(), place.width(), place.height());
        x.sync();
    }

    @Override
    public void close() {
        Xclient.XDestroyWindow(x.display(), window);
        x.sync();
        x.close();
    }
}
