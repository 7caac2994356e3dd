package oriel.capture.x11.xlib;

/** Functions of libX11 by which programs meet: windows, properties, selections. With C's names, as in {@link Xlib}. */
public final class Xclient {

    public static final int DESTROY_NOTIFY = 17;
    public static final int MAP_NOTIFY = 19;
    public static final int PROPERTY_NOTIFY = 28;
    public static final int SELECTION_CLEAR = 29;
    public static final int SELECTION_REQUEST = 30;
    public static final int SELECTION_NOTIFY = 31;
    public static final int CLIENT_MESSAGE = 33;
    public static final long SUBSTRUCTURE_NOTIFY_MASK = 1L << 19;
    public static final long POINTER_ROOT = 1;
    public static final long PROPERTY_CHANGE_MASK = 1L << 22;
    public static final int VIEWABLE = 2;
    public static final int INPUT_ONLY = 2;
    static final int ANY_TYPE = 0;
    static final int REPLACE = 0;
    static final int APPEND = 2;
    public static final long ATOM = 4;
    public static final long CARDINAL = 6;
    public static final long INTEGER = 19;
    public static final long PRIMARY = 1;
    public static final long STRING = 31;
    public static final long WM_NAME = 39;

    private Xclient() {}

    /** The atom of a name; 0 if there is none and only an existing one is wanted. */
    public static native long XInternAtom(long display, String name, int onlyIfExists);

    /** The name of an atom, to be freed; 0 if there is no such atom. */
    public static native long XGetAtomName(long display, long atom);

    /** Makes a window that is not shown yet. */
    @Native
    public static native long XCreateSimpleWindow(
            long display, long parent, int x, int y, int width, int height, int border, long borderColour, long colour);

    static native int XDestroyWindow(long display, long window);

    /** Writes what a window is; 0 if there is no such window. */
    public static native int XGetWindowAttributes(long display, long window, long attributes);

    /** Writes a window's parent and children, which are to be freed; 0 if there is no such window. */
    @Native
    public static native int XQueryTree(long display, long window, long root, long parent, long children, long count);

    /** Writes where a place of one window is in another; 0 if they are on different screens. */
    @Native
    public static native int XTranslateCoordinates(
            long display, long from, long to, int x, int y, long toX, long toY, long child);

    /** Gives a pixmap up. */
    public static native int XFreePixmap(long display, long pixmap);

    @Native
    static native int XGetWindowProperty(
            long display,
            long window,
            long property,
            long offset,
            long length,
            int delete,
            long type,
            long typeOut,
            long formatOut,
            long countOut,
            long restOut,
            long dataOut);

    @Native
    static native int XChangeProperty(
            long display, long window, long property, long type, int format, int mode, long data, int count);

    /** Removes a property. */
    public static native int XDeleteProperty(long display, long window, long property);

    /** Makes a window the owner of a selection, 0 nobody. */
    public static native int XSetSelectionOwner(long display, long selection, long owner, long time);

    /** The owner of a selection; 0 if there is none. */
    public static native long XGetSelectionOwner(long display, long selection);

    /** Asks the owner of a selection to put it on a window in some form. */
    @Native
    public static native int XConvertSelection(
            long display, long selection, long target, long property, long requestor, long time);

    /** Sends an event that is made up; 0 if it cannot be written. */
    public static native int XSendEvent(long display, long window, int propagate, long mask, long event);

    /** Writes which window gets the keys. */
    public static native int XGetInputFocus(long display, long focusOut, long revertOut);

    static native void XSetAuthorization(byte[] name, int nameLength, byte[] data, int dataLength);
}
