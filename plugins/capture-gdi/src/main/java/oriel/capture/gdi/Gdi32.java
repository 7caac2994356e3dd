package oriel.capture.gdi;

/** Functions of gdi32.dll. Handles and addresses are {@code long}. */
final class Gdi32 {

    static final int SRCCOPY = 0x00cc_0020;

    /** Layered windows too. */
    static final int CAPTUREBLT = 0x4000_0000;

    private Gdi32() {}

    static native long CreateCompatibleDC(long context);

    static native int DeleteDC(long context);

    @Native
    static native long CreateDIBSection(long context, long info, int usage, long bits, long section, int offset);

    static native long SelectObject(long context, long object);

    static native int DeleteObject(long object);

    @Native
    static native int BitBlt(
            long target, int x, int y, int width, int height, long source, int sourceX, int sourceY, int operation);

    static native int GetObjectW(long object, int size, long target);

    @Native
    static native int GetDIBits(long context, long bitmap, int first, int count, long bits, long info, int usage);

    static native int GdiFlush();
}
