package oriel.capture.x11;

/** Functions of libXcomposite: pictures of windows, whatever lies above them. */
final class Xcomposite {

    static final int AUTOMATIC = 0;

    private Xcomposite() {}

    static native int XCompositeQueryExtension(long display, long eventBase, long errorBase);

    static native void XCompositeRedirectWindow(long display, long window, int update);

    static native long XCompositeNameWindowPixmap(long display, long window);
}
