package oriel.capture.x11.xlib;

/** Functions of libXrandr: monitors, outputs and their modes. */
public final class Xrandr {

    public static final int SCREEN_CHANGE_NOTIFY = 0;
    public static final int NOTIFY = 1;
    public static final int ALL_CHANGES_MASK = 7;
    public static final int ROTATE_0 = 1;
    public static final int QUARTER_TURNS = 2 | 8;
    public static final int CONNECTED = 0;
    public static final int SUCCESS = 0;

    private Xrandr() {}

    /** True (not 0) if the server has it; writes the number of its first event. */
    public static native int XRRQueryExtension(long display, long eventBase, long errorBase);

    /** Writes the server's version; 0 if it cannot be had. */
    public static native int XRRQueryVersion(long display, long major, long minor);

    /** Asks for events. */
    public static native void XRRSelectInput(long display, long window, int mask);

    /** The monitors, to be freed; 0 if they cannot be had. */
    public static native long XRRGetMonitors(long display, long window, int active, long countOut);

    /** Frees monitors. */
    public static native void XRRFreeMonitors(long monitors);

    /** Outputs, CRTCs and modes as the server knows them, to be freed; 0 if they cannot be had. */
    public static native long XRRGetScreenResourcesCurrent(long display, long window);

    /** Frees them. */
    public static native void XRRFreeScreenResources(long resources);

    /** What an output is, to be freed; 0 if there is none. */
    public static native long XRRGetOutputInfo(long display, long resources, long output);

    /** Frees it. */
    public static native void XRRFreeOutputInfo(long info);

    /** What a CRTC shows, to be freed; 0 if there is none. */
    public static native long XRRGetCrtcInfo(long display, long resources, long crtc);

    /** Frees it. */
    public static native void XRRFreeCrtcInfo(long info);

    /** Writes the sizes that the screen can have; 0 if they cannot be had. */
    @Native
    public static native int XRRGetScreenSizeRange(
            long display, long window, long minWidth, long minHeight, long maxWidth, long maxHeight);

    /** Makes a mode; 0 if the server refuses. */
    public static native long XRRCreateMode(long display, long window, long info);

    /** Removes a mode that no output has. */
    public static native void XRRDestroyMode(long display, long mode);

    /** Gives an output a mode. */
    public static native void XRRAddOutputMode(long display, long output, long mode);

    /** Takes a mode from an output. */
    public static native void XRRDeleteOutputMode(long display, long output, long mode);
}
