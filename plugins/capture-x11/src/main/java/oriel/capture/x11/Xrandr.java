package oriel.capture.x11;

/** Functions of libXrandr: monitors, outputs and their modes. */
final class Xrandr {

    static final int SCREEN_CHANGE_NOTIFY = 0;
    static final int NOTIFY = 1;
    static final int ALL_CHANGES_MASK = 7;
    static final int ROTATE_0 = 1;
    static final int QUARTER_TURNS = 2 | 8;
    static final int CONNECTED = 0;
    static final int SUCCESS = 0;

    private Xrandr() {}

    static native int XRRQueryExtension(long display, long eventBase, long errorBase);

    static native int XRRQueryVersion(long display, long major, long minor);

    static native void XRRSelectInput(long display, long window, int mask);

    static native long XRRGetMonitors(long display, long window, int active, long countOut);

    static native void XRRFreeMonitors(long monitors);

    static native long XRRGetScreenResourcesCurrent(long display, long window);

    static native void XRRFreeScreenResources(long resources);

    static native long XRRGetOutputInfo(long display, long resources, long output);

    static native void XRRFreeOutputInfo(long info);

    static native long XRRGetCrtcInfo(long display, long resources, long crtc);

    static native void XRRFreeCrtcInfo(long info);

    @Native
    static native int XRRGetScreenSizeRange(
            long display, long window, long minWidth, long minHeight, long maxWidth, long maxHeight);

    static native long XRRCreateMode(long display, long window, long info);

    static native void XRRDestroyMode(long display, long mode);

    static native void XRRAddOutputMode(long display, long output, long mode);

    static native void XRRDeleteOutputMode(long display, long output, long mode);
}
