package oriel.capture.x11.xlib;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/** Functions of libX11 that only a program that draws needs. */
final class DrawingLib {

    static {
        com.sun.jna.Native.register(DrawingLib.class, NativeLibrary.getInstance("libX11.so.6"));
    }

    private DrawingLib() {}

    static native long XCreateGC(long display, long drawable, long mask, long values);

    static native int XSetForeground(long display, long gc, long colour);

    static native int XSetSubwindowMode(long display, long gc, int mode);

    @Native
    static native int XFillRectangle(long display, long drawable, long gc, int x, int y, int width, int height);

    @Native
    static native int XDrawLine(long display, long drawable, long gc, int x0, int y0, int x1, int y1);

    @Native
    static native int XCopyArea(
            long display, long from, long to, long gc, int x, int y, int width, int height, int toX, int toY);

    @Native
    static native long XCreateSimpleWindow(
            long display, long parent, int x, int y, int width, int height, int border, long borderColour, long colour);

    static native int XMapWindow(long display, long window);

    static native int XMoveWindow(long display, long window, int x, int y);

    @Native
    static native int XMoveResizeWindow(long display, long window, int x, int y, int width, int height);

    static native int XClearWindow(long display, long window);

    static native int XSetWindowBackground(long display, long window, long colour);

    static native int XBell(long display, int percent);

    static native int XUnmapWindow(long display, long window);

    static native int XSetInputFocus(long display, long window, int revert, long time);

    static native int XLookupString(long event, byte[] text, int size, long keysymOut, Pointer status);

    @Native
    static native int XWarpPointer(
            long display, long from, long to, int x, int y, int width, int height, int toX, int toY);

    static native long XCreateFontCursor(long display, int shape);

    static native int XDefineCursor(long display, long window, long cursor);
}
