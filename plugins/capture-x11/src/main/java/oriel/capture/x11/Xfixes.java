package oriel.capture.x11;

/** Functions of libXfixes: regions, the shape of the cursor, and who owns a selection. */
final class Xfixes {

    static final int CURSOR_NOTIFY = 1;
    static final long DISPLAY_CURSOR_NOTIFY_MASK = 1;
    static final int SELECTION_NOTIFY = 0;
    static final long SET_SELECTION_OWNER_MASK = 1;

    private Xfixes() {}

    static native int XFixesQueryExtension(long display, long eventBase, long errorBase);

    static native long XFixesCreateRegion(long display, long rectangles, int count);

    static native long XFixesFetchRegion(long display, long region, long countOut);

    static native void XFixesSelectCursorInput(long display, long window, long mask);

    static native long XFixesGetCursorImage(long display);

    static native void XFixesSelectSelectionInput(long display, long window, long selection, long mask);
}
