package oriel.capture.x11.xlib;

/** Functions of libXi, version 2: being told that the pointer moves, wherever it is. */
public final class Xi {

    public static final int ALL_MASTER_DEVICES = 1;
    public static final int RAW_MOTION = 17;

    private Xi() {}

    /** Agrees on a version; not 0 if the server is older. */
    public static native int XIQueryVersion(long display, long major, long minor);

    /** Asks for events of devices. */
    public static native int XISelectEvents(long display, long window, long masks, int count);
}
