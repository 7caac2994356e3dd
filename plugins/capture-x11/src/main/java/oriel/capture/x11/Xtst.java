package oriel.capture.x11;

/** Functions of libXtst: input that the server takes for a user's. */
final class Xtst {

    private Xtst() {}

    static native int XTestQueryExtension(long display, long event, long error, long major, long minor);

    static native int XTestGrabControl(long display, int impervious);

    static native int XTestFakeKeyEvent(long display, int keycode, int press, long delay);

    static native int XTestFakeButtonEvent(long display, int button, int press, long delay);

    static native int XTestFakeMotionEvent(long display, int screen, int x, int y, long delay);
}
