package oriel.capture.x11;

/** Functions of libXi, version 2: being told that the pointer moves, wherever it is. */
final class Xi {

    static final int ALL_MASTER_DEVICES = 1;
    static final int RAW_MOTION = 17;

    private Xi() {}

    static native int XIQueryVersion(long display, long major, long minor);

    static native int XISelectEvents(long display, long window, long masks, int count);
}
