package oriel.capture.x11;

/** Functions of libX11 by which programs meet: windows, properties, selections. With C's names, as in {@link Xlib}. */
final class Xclient {

    static final int DESTROY_NOTIFY = 17;
    static final int MAP_NOTIFY = 19;
    static final int PROPERTY_NOTIFY = 28;
    static final int SELECTION_CLEAR = 29;
    static final int SELECTION_REQUEST = 30;
    static final int SELECTION_NOTIFY = 31;
    static final int CLIENT_MESSAGE = 33;
    static final long SUBSTRUCTURE_NOTIFY_MASK = 1L << 19;
    static final long POINTER_ROOT = 1;
    static final long PROPERTY_CHANGE_MASK = 1L << 22;
    static final int VIEWABLE = 2;
    static final int INPUT_ONLY = 2;
    static final int ANY_TYPE = 0;
    static final int REPLACE = 0;
    static final int APPEND = 2;
    static final long ATOM = 4;
    static final long CARDINAL = 6;
    static final long INTEGER = 19;
    static final long PRIMARY = 1;
    static final long STRING = 31;
    static final long WM_NAME = 39;

    private Xclient() {}

    static native long XInternAtom(long display, String name, int onlyIfExists);

    static native long XGetAtomName(long display, long atom);

    @Native
    static native long XCreateSimpleWindow(
            long display, long parent, int x, int y, int width, int height, int border, long borderColour, long colour);

    static native int XDestroyWindow(long display, long window);

    static native int XGetWindowAttributes(long display, long window, long attributes);

    @Native
    static native int XQueryTree(long display, long window, long root, long parent, long children, long count);

    @Native
    static native int XTranslateCoordinates(
            long display, long from, long to, int x, int y, long toX, long toY, long child);

    static native int XFreePixmap(long display, long pixmap);

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

    static native int XDeleteProperty(long display, long window, long property);

    static native int XSetSelectionOwner(long display, long selection, long owner, long time);

    static native long XGetSelectionOwner(long display, long selection);

    @Native
    static native int XConvertSelection(
            long display, long selection, long target, long property, long requestor, long time);

    static native int XSendEvent(long display, long window, int propagate, long mask, long event);

    static native int XGetInputFocus(long display, long focusOut, long revertOut);

    static native void XSetAuthorization(byte[] name, int nameLength, byte[] data, int dataLength);

    @Native
    static native int XkbQueryExtension(long display, long opcode, long event, long error, long major, long minor);

    static native int XkbSelectEvents(long display, int device, int affect, int values);
}
