package oriel.capture.x11.xlib;

/** Functions of libXtst: input that the server takes for a user's. */
public final class Xtst {

    private Xtst() {}

    /** True (not 0) if the server has it. */
    public static native int XTestQueryExtension(long display, long event, long error, long major, long minor);

    /** Has our requests served while another program has grabbed the server. */
    public static native int XTestGrabControl(long display, int impervious);

    /** Presses a key, or releases it. */
    public static native int XTestFakeKeyEvent(long display, int keycode, int press, long delay);

    /** Presses a button, or releases it. */
    public static native int XTestFakeButtonEvent(long display, int button, int press, long delay);

    /** Moves the pointer. */
    public static native int XTestFakeMotionEvent(long display, int screen, int x, int y, long delay);

    /** Moves the pointer so far from where it is. */
    public static native int XTestFakeRelativeMotionEvent(long display, int x, int y, long delay);
}
