package oriel.capture.gdi;

/** Functions of kernel32.dll: threads, and memory that the clipboard shares. */
final class Kernel32 {

    static final int GMEM_MOVEABLE = 2;

    private Kernel32() {}

    static native int GetCurrentThreadId();

    static native long GlobalAlloc(int flags, long bytes);

    static native long GlobalLock(long memory);

    static native int GlobalUnlock(long memory);

    static native long GlobalSize(long memory);

    static native long GlobalFree(long memory);
}
