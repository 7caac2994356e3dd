package oriel.capture.x11.xlib;

/** Functions of libXfixes: regions, the shape of the cursor, and who owns a selection. */
public final class Xfixes {

    public static final int CURSOR_NOTIFY = 1;
    public static final long DISPLAY_CURSOR_NOTIFY_MASK = 1;
    public static final int SELECTION_NOTIFY = 0;
    public static final long SET_SELECTION_OWNER_MASK = 1;

    private Xfixes() {}

    /** True (not 0) if the server has it; writes the number of its first event. */
    public static native int XFixesQueryExtension(long display, long eventBase, long errorBase);

    /** Makes a region on the server. */
    public static native long XFixesCreateRegion(long display, long rectangles, int count);

    /** The rectangles of a region, to be freed. */
    public static native long XFixesFetchRegion(long display, long region, long countOut);

    /** Asks to be told when the cursor has another shape. */
    public static native void XFixesSelectCursorInput(long display, long window, long mask);

    /** The shape of the cursor, to be freed. */
    public static native long XFixesGetCursorImage(long display);

    /** Asks to be told when a selection has another owner. */
    public static native void XFixesSelectSelectionInput(long display, long window, long selection, long mask);
}
