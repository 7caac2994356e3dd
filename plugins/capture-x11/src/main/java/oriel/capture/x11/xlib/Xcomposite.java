package oriel.capture.x11.xlib;

/** Functions of libXcomposite: pictures of windows, whatever lies above them. */
public final class Xcomposite {

    public static final int AUTOMATIC = 0;

    private Xcomposite() {}

    /** True (not 0) if the server has it. */
    public static native int XCompositeQueryExtension(long display, long eventBase, long errorBase);

    /** Has the server keep a picture of a window. */
    public static native void XCompositeRedirectWindow(long display, long window, int update);

    /** The picture of a window as it is now, a pixmap to be freed. */
    public static native long XCompositeNameWindowPixmap(long display, long window);
}
