package oriel.capture.gdi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;
import oriel.capture.ClipboardImage;

/**
 * Where the pixels are in an image of the clipboard (CF_DIB, CF_DIBV5): a header, perhaps masks and a palette, then rows.
 * Only what all programs write is taken: 24 or 32 bits a pixel, a byte a colour, not compressed.
 *
 * @param width pixels, and {@code height} too
 * @param topFirst true if the first row is the top one
 * @param pixelBytes 3 or 4
 * @param offset of the first row; each has {@link #stride} bytes
 * @param bytes of a pixel that are red, green, blue and alpha, from 0 on; alpha is -1 if there is none
 */
record DibLayout(int width, int height, boolean topFirst, int pixelBytes, int offset, Bytes bytes) {

    /** A header is at most so long, with its masks: nothing behind it says where pixels are. */
    static final int MAX_HEADER = 124;

    /** Most pixels of a row: several rows are held in memory. */
    static final int MAX_WIDTH = 1 << 16;

    private static final int INFO_HEADER = 40;
    private static final int WITH_ALPHA = 56;
    private static final int BI_RGB = 0;
    private static final int BI_BITFIELDS = 3;
    private static final int MASKS_SIZE = 12;
    private static final int MAX_PALETTE = 256;

    /** Of BITMAPINFOHEADER and of the versions 2 to 5 of it. */
    private static final Set<Integer> SIZES = Set.of(INFO_HEADER, 52, WITH_ALPHA, 108, 124);

    private static final Bytes BGR = new Bytes(2, 1, 0, -1);

    /** Which byte of a pixel is which colour. */
    record Bytes(int red, int green, int blue, int alpha) {}

    /**
     * The layout, if the whole image is there.
     *
     * @param head its beginning: {@link #MAX_HEADER} bytes, or all if there are fewer; not changed
     * @param size how many bytes there are in all
     */
    static Optional<DibLayout> of(ByteBuffer head, long size) {
        ByteBuffer header = head.duplicate().order(ByteOrder.LITTLE_ENDIAN).rewind();
        if (header.limit() < INFO_HEADER || header.limit() > size) {
            return Optional.empty();
        }
        int headerSize = header.getInt(0);
        int compression = header.getInt(16);
        long palette = Integer.toUnsignedLong(header.getInt(32));
        long masks = compression == BI_BITFIELDS && headerSize == INFO_HEADER ? MASKS_SIZE : 0;
        boolean sound = SIZES.contains(headerSize)
                && headerSize + masks <= header.limit()
                && header.getShort(12) == 1
                && palette <= MAX_PALETTE;
        Optional<Bytes> bytes = sound ? bytes(header, headerSize, compression) : Optional.empty();
        int offset = (int) (headerSize + masks + palette * Integer.BYTES);
        return bytes.flatMap(found -> of(header, offset, found)).filter(layout -> layout.isIn(size));
    }

    private static Optional<DibLayout> of(ByteBuffer header, int offset, Bytes bytes) {
        int width = header.getInt(4);
        int height = header.getInt(8);
        boolean sound = width > 0 && height != 0 && height != Integer.MIN_VALUE;
        int pixelBytes = header.getShort(14) / Byte.SIZE;
        return sound
                ? Optional.of(new DibLayout(width, Math.abs(height), height < 0, pixelBytes, offset, bytes))
                : Optional.empty();
    }

    private static Optional<Bytes> bytes(ByteBuffer header, int headerSize, int compression) {
        int bits = header.getShort(14);
        if (compression == BI_RGB && (bits == 24 || bits == 32)) {
            return Optional.of(BGR);
        }
        if (compression != BI_BITFIELDS || bits != 32) {
            return Optional.empty();
        }
        int alphaMask = headerSize >= WITH_ALPHA ? header.getInt(52) : 0;
        int red = index(header.getInt(40));
        int green = index(header.getInt(44));
        int blue = index(header.getInt(48));
        int alpha = alphaMask == 0 ? -1 : index(alphaMask);
        boolean colours = red >= 0 && green >= 0 && blue >= 0 && red != green && green != blue && blue != red;
        boolean own = alphaMask == 0 || alpha >= 0 && alpha != red && alpha != green && alpha != blue;
        return colours && own ? Optional.of(new Bytes(red, green, blue, alpha)) : Optional.empty();
    }

    /** Which byte a mask takes; -1 if it is not one byte. */
    private static int index(int mask) {
        for (int i = 0; i < Integer.BYTES; i++) {
            if (mask == 0xff << i * Byte.SIZE) {
                return i;
            }
        }
        return -1;
    }

    /** Bytes of a row: pixels, and what makes them a multiple of four. */
    long stride() {
        return ((long) width * pixelBytes + 3) / 4 * 4;
    }

    /** True if so many bytes are all of it; nothing overflows. */
    private boolean isIn(long size) {
        return offset <= size && stride() <= (size - offset) / height;
    }

    /** Where its bytes end; it is not {@link #isTooLarge too large}. */
    long end() {
        return offset + stride() * height;
    }

    /** True if it is more than a clipboard takes. */
    boolean isTooLarge() {
        return width > MAX_WIDTH || (long) width * height > ClipboardImage.MAX_PIXELS;
    }

    /** Where a row begins, counted from the top. */
    long row(int y) {
        return offset + stride() * (topFirst ? y : height - 1 - y);
    }
}
