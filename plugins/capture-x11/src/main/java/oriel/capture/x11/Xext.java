package oriel.capture.x11;

import com.sun.jna.Pointer;

/** Functions of libXext: pictures in shared memory (MIT-SHM). */
final class Xext {

    private Xext() {}

    static native int XShmQueryExtension(long display);

    @Native
    static native long XShmCreateImage(
            long display, Pointer visual, int depth, int format, long data, long segment, int width, int height);

    static native int XShmAttach(long display, long segment);

    static native int XShmDetach(long display, long segment);

    @Native
    static native int XShmGetImage(long display, long drawable, long image, int x, int y, long planes);
}
