package oriel.capture.x11.xlib;

/** Functions of libXdamage: being told what was drawn. */
public final class Xdamage {

    public static final int REPORT_NON_EMPTY = 3;

    private Xdamage() {}

    /** True (not 0) if the server has it. */
    public static native int XDamageQueryExtension(long display, long eventBase, long errorBase);

    /** Asks to be told what is drawn on a window. */
    public static native long XDamageCreate(long display, long drawable, int level);

    /** Takes what was drawn; writes it into the region {@code parts}, unless that is 0. */
    public static native void XDamageSubtract(long display, long damage, long repair, long parts);
}
