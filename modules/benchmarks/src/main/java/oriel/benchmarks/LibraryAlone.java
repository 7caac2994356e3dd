package oriel.benchmarks;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import oriel.encoding.JpegCoder;
import oriel.encoding.JpegQuality;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;

/** What libturbojpeg gives on pixels that are in native memory already, its images left there: the measure of the plugin. */
final class LibraryAlone implements JpegCoder {

    private static final int BGRX = 3;
    private static final int NO_REALLOCATION_EXACT_TRANSFORM = 1024 | 4096;

    private final Memory pixels;
    private final Memory image;
    private final Memory result = new Memory(16);
    private final long handle;
    private final int width;

    LibraryAlone(Framebuffer screen) {
        Functions.load();
        handle = Functions.tjInitCompress();
        width = screen.width();
        pixels = new Memory(screen.pixels().length * 4L);
        pixels.write(0, screen.pixels(), 0, screen.pixels().length);
        image = new Memory(screen.pixels().length * 6L);
    }

    @Override
    public void encode(Framebuffer source, Rect rect, JpegQuality quality, WireBuffer out) {
        result.setPointer(0, image);
        result.setLong(8, image.size());
        int subsampling = switch (quality.subsampling()) {
            case NONE -> 0;
            case TWO -> 1;
            case GREY -> 3;
            default -> 2;
        };
        Functions.tjCompress2(
                handle,
                Pointer.nativeValue(pixels) + source.offset(rect.x(), rect.y()) * 4L,
                rect.width(),
                width * 4,
                rect.height(),
                BGRX,
                Pointer.nativeValue(result),
                Pointer.nativeValue(result) + 8,
                subsampling,
                quality.quality(),
                NO_REALLOCATION_EXACT_TRANSFORM);
    }

    @Override
    public void close() {
        Functions.tjDestroy(handle);
    }

    /** Of the library. */
    private static final class Functions {

        private Functions() {}

        static void load() {
            Native.register(Functions.class, "libturbojpeg.so.0");
        }

        static native long tjInitCompress();

        static native int tjDestroy(long handle);

        @SuppressWarnings("checkstyle:parameternumber") // the library's
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
    }
}
