package oriel.capture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** An image of a clipboard: a PNG (ISO/IEC 15948) of a size that programs can be given. What is in it nobody has decoded. */
public final class ClipboardImage {

    /** Most bytes of one. */
    public static final int MAX_BYTES = 32 << 20;

    /** Most pixels of one: few bytes can say that they are very many. */
    public static final long MAX_PIXELS = 1L << 26;

    /** A picture that is unpacked, and given to programs, takes about so many bytes a pixel. */
    private static final long PIXEL_BYTES = 12;

    /** One takes at most this share of the heap: few bytes can be very many pixels. */
    private static final long HEAP_SHARE = 4;

    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final long HEADER = 13L << 32 | 0x49484452;
    private static final int LEAST_BYTES = 57;

    private final byte[] png;
    private final long pixels;

    private ClipboardImage(byte[] png, long pixels) {
        this.png = png;
        this.pixels = pixels;
    }

    /**
     * The image, if these bytes begin as a PNG does and are within the limits.
     *
     * @param png nobody changes them; they are not copied
     */
    public static Optional<ClipboardImage> of(byte[] png) {
        long pixels = pixels(png);
        boolean sound = pixels > 0 && !isTooLarge(png);
        return sound ? Optional.of(new ClipboardImage(png, pixels)) : Optional.empty();
    }

    /** True if these bytes begin as a PNG does, and are more than a clipboard takes, or say that they are too many pixels. */
    public static boolean isTooLarge(byte[] png) {
        long pixels = pixels(png);
        return pixels > MAX_PIXELS || pixels > 0 && png.length > MAX_BYTES;
    }

    /** How many pixels they say that they are; 0 if they are no PNG. */
    private static long pixels(byte[] png) {
        if (png.length < LEAST_BYTES) {
            return 0;
        }
        ByteBuffer head = ByteBuffer.wrap(png);
        boolean isPng = head.getLong() == SIGNATURE && head.getLong() == HEADER;
        long width = head.getInt();
        long height = head.getInt();
        return isPng && width > 0 && height > 0 ? width * height : 0;
    }

    /** The bytes; nobody changes them. */
    public byte[] png() {
        return png;
    }

    /** How many pixels it says that it has. */
    public long pixels() {
        return pixels;
    }

    /** Whether it can be unpacked in a heap of so many bytes. */
    public boolean fits(long heapBytes) {
        return pixels * PIXEL_BYTES <= heapBytes / HEAP_SHARE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClipboardImage image && Arrays.equals(png, image.png);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(png);
    }

    @Override
    public String toString() {
        return "ClipboardImage[" + png.length + " bytes]";
    }
}
