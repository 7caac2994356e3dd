package oriel.capture.x11;

/** Functions of libXdamage: being told what was drawn. */
final class Xdamage {

    static final int REPORT_NON_EMPTY = 3;

    private Xdamage() {}

    static native int XDamageQueryExtension(long display, long eventBase, long errorBase);

    static native long XDamageCreate(long display, long drawable, int level);

    static native void XDamageSubtract(long display, long damage, long repair, long parts);
}
