package oriel.capture.x11.xlib;

import com.sun.jna.Pointer;

/** Functions of libXext: pictures in shared memory (MIT-SHM). */
public final class Xext {

    private Xext() {}

    /** True (not 0) if the server shares memory. */
    public static native int XShmQueryExtension(long display);

    /** Describes a picture in shared memory; to be destroyed. */
    @Native
    public static native long XShmCreateImage(
            long display, Pointer visual, int depth, int format, long data, long segment, int width, int height);

    /** Has the server attach a segment. */
    public static native int XShmAttach(long display, long segment);

    /** Has the server detach a segment. */
    public static native int XShmDetach(long display, long segment);

    /** Has the server write what a window shows into the memory of a picture; 0 if it refuses. */
    @Native
    public static native int XShmGetImage(long display, long drawable, long image, int x, int y, long planes);
}
