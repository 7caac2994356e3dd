package oriel.jpeg.turbo;

import com.sun.jna.NativeLibrary;
import java.util.Optional;

/** Functions and constants of libturbojpeg ({@code turbojpeg.h}). Pointers and sizes are of 64 bits. */
final class TurboJpeg {

    /** Four bytes a pixel: blue, green, red, nothing. An int {@code 0x00RRGGBB} on a little-endian machine. */
    static final int TJPF_BGRX = 3;

    /** Four bytes a pixel: nothing, red, green, blue. The same int on a big-endian machine. */
    static final int TJPF_XRGB = 5;

    static final int TJSAMP_444 = 0;
    static final int TJSAMP_422 = 1;
    static final int TJSAMP_420 = 2;
    static final int TJSAMP_GRAY = 3;

    /** The image goes into the buffer that is given, which must be large enough. */
    static final int TJFLAG_NOREALLOC = 1024;

    /** The more exact of the two discrete cosine transforms, which is not the slower one where there is AVX2. */
    static final int TJFLAG_ACCURATEDCT = 4096;

    private static final String NAME = "libturbojpeg.so.0";

    /** Loaded with this class, once for the process. */
    private static final Optional<String> MISSING = load();

    private TurboJpeg() {}

    /** What keeps the library from being used; empty if nothing does. */
    static Optional<String> missing() {
        return MISSING;
    }

    private static Optional<String> load() {
        if (com.sun.jna.Native.POINTER_SIZE != Long.BYTES || com.sun.jna.Native.LONG_SIZE != Long.BYTES) {
            return Optional.of("it needs a 64-bit system");
        }
        NativeLibrary library;
        try {
            library = NativeLibrary.getInstance(NAME);
        } catch (UnsatisfiedLinkError e) {
            return Optional.of("the library " + NAME + " is missing (Debian package libturbojpeg0)");
        }
        try {
            com.sun.jna.Native.register(TurboJpeg.class, library);
            return Optional.empty();
        } catch (UnsatisfiedLinkError e) {
            return Optional.of("the library " + NAME + " is too old: " + e.getMessage());
        }
    }

    static native long tjInitCompress();

    static native int tjDestroy(long handle);

    static native long tjBufSize(int width, int height, int subsampling);

    @Native
    static native int tjCompress2(
            long handle,
            long pixels,
            int width,
            int bytesPerRow,
            int height,
            int pixelFormat,
            long image,
            long imageSize,
            int subsampling,
            int quality,
            int flags);

    static native String tjGetErrorStr2(long handle);
}
