package oriel.encoding;

import java.util.ArrayList;
import java.util.List;
import oriel.rfb.WireBuffer;

/**
 * The encoded form of a rectangle, without its header: bytes for the wire, some of which have still to go through one of
 * the viewer's zlib streams. So what is costly about an encoding depends on no viewer. Used by one thread at a time.
 */
public final class EncodedRect {

    private final WireBuffer bytes;
    private final List<Deflated> deflated = new ArrayList<>();
    private boolean lossy;

    /** An empty one. */
    public EncodedRect() {
        bytes = new WireBuffer(1 << 12);
    }

    /** How the length of compressed bytes is written before them. */
    public enum Length {
        /** 32 bits, as in Zlib and ZRLE. */
        FOUR_BYTES,
        /** One to three bytes of 7 bits, the lowest first, as in Tight. */
        COMPACT
    }

    /**
     * A zlib stream of the viewer. Every encoding has its own.
     *
     * @param number 0 to 3
     * @param length how lengths are written
     * @param level how hard to compress, 0 to 9
     * @param pixels true if the bytes are pixels of 3 bytes each
     */
    public record Stream(int number, Length length, int level, boolean pixels) {

        /** A stream of any bytes. */
        public Stream(int number, Length length, int level) {
            this(number, length, level, false);
        }

        /** Checks the ranges. */
        public Stream {
            if (number < 0 || number > 3 || level < 0 || level > 9) {
                throw new IllegalArgumentException("stream " + number + ", level " + level);
            }
        }

        /** Has the bytes from {@code from} to {@code to} compressed as what they are. */
        void deflate(DeflateCoder coder, byte[] source, int from, int to, WireBuffer out) {
            if (pixels) {
                coder.deflatePixels(source, from, to - from, level, out);
            } else {
                coder.deflate(source, from, to - from, level, out);
            }
        }
    }

    /**
     * Bytes that are to be compressed.
     *
     * @param from first of them
     * @param to behind the last
     * @param stream they belong to
     * @param chunk true if they have been compressed without reference to anything before
     */
    record Deflated(int from, int to, Stream stream, boolean chunk) {}

    /** Forgets everything. */
    public EncodedRect clear() {
        bytes.clear();
        deflated.clear();
        lossy = false;
        return this;
    }

    /** The bytes; what is appended to them belongs to the rectangle. */
    public WireBuffer bytes() {
        return bytes;
    }

    /**
     * The bytes from {@code from} on go through a stream, with their compressed length before them.
     *
     * @throws IllegalArgumentException if they are not there, or some go through one already
     */
    public void deflate(int from, Stream stream) {
        int earliest =
                deflated.isEmpty() ? 0 : deflated.get(deflated.size() - 1).to();
        if (from < earliest || from > bytes.size()) {
            throw new IllegalArgumentException("byte " + from + " is not within " + earliest + " and " + bytes.size());
        }
        deflated.add(new Deflated(from, bytes.size(), stream, false));
    }

    /** Says that pixels may come out otherwise than they went in. */
    public void markLossy() {
        lossy = true;
    }

    /** True if pixels may come out otherwise than they went in. */
    public boolean isLossy() {
        return lossy;
    }

    List<Deflated> deflated() {
        return deflated;
    }

    /** Bytes that have still to be compressed. */
    public int waiting() {
        int count = 0;
        for (Deflated part : deflated) {
            count += part.chunk() ? 0 : part.to() - part.from();
        }
        return count;
    }
}
