package oriel.capture.x11;

/** Functions of libXfixes: regions and the shape of the cursor. */
final class Xfixes {

    static final int CURSOR_NOTIFY = 1;
    static final long DISPLAY_CURSOR_NOTIFY_MASK = 1;

    private Xfixes() {}

    static native int XFixesQueryExtension(long display, long eventBase, long errorBase);

    static native long XFixesCreateRegion(long display, long rectangles, int count);

    static native long XFixesFetchRegion(long display, long region, long countOut);

    static native void XFixesSelectCursorInput(long display, long window, long mask);

    static native long XFixesGetCursorImage(long display);
}
