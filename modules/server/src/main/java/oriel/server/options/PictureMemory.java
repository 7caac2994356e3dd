package oriel.server.options;

import java.util.Optional;

/** Which sizes of a picture the heap can hold, beside what viewers need of it. */
public final class PictureMemory {

    /** The picture gets at most this part of the heap: while it changes its size there are two, and viewers copy parts. */
    private static final int SHARE = 3;

    private static final long MEGABYTE = 1 << 20;

    private PictureMemory() {}

    /** Number of pixels that the picture may have. */
    public static long maxPixels() {
        return maxPixels(Runtime.getRuntime().maxMemory());
    }

    static long maxPixels(long heapBytes) {
        return heapBytes / SHARE / Integer.BYTES;
    }

    /** Why a picture of this size cannot be had; empty if it can. */
    public static Optional<String> obstacle(int width, int height) {
        return obstacle(width, height, Runtime.getRuntime().maxMemory());
    }

    static Optional<String> obstacle(int width, int height, long heapBytes) {
        long pixels = (long) width * height;
        if (pixels <= maxPixels(heapBytes)) {
            return Optional.empty();
        }
        long needed = pixels * Integer.BYTES * SHARE / MEGABYTE + 1;
        return Optional.of("a screen of %sx%s needs a heap of %s MB, and there are %s MB"
                .formatted(width, height, needed, heapBytes / MEGABYTE));
    }

    /** What an operator can do about it. */
    public static String remedy(int width, int height) {
        long needed = (long) width * height * Integer.BYTES * SHARE / MEGABYTE + 1;
        return "a smaller screen, or JAVA_OPTS=-Xmx" + needed + "m";
    }
}
