package oriel.encoding;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import oriel.rfb.WireBuffer;

/**
 * The chunks of a PNG image (ISO/IEC 15948, 5): its signature, its header, any chunk with length and check sum, and its end.
 * Rows and their compression are the caller's. Used by one thread.
 */
public final class PngChunks {

    /** The colour type of rows of red, green and blue. */
    public static final int RGB = 2;

    /** The colour type of rows of indices into the chunk PLTE. */
    public static final int PALETTE = 3;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final CRC32 crc = new CRC32();

    /** For any number of images, one after the other. */
    public PngChunks() {}

    /**
     * Appends the signature and the chunk IHDR.
     *
     * @param width pixels of a row, 1 or more
     * @param height rows, 1 or more
     * @param bits of each sample or index: 1, 2, 4 or 8
     * @param colourType {@link #RGB} or {@link #PALETTE}
     */
    public void header(int width, int height, int bits, int colourType, WireBuffer out) {
        out.put(SIGNATURE);
        int start = begin("IHDR", out);
        out.s32(width).s32(height).u8(bits).u8(colourType).zeros(3);
        end(start, out);
    }

    /** Begins a chunk whose content is to be appended; gives back what {@link #end} wants. */
    public int begin(String type, WireBuffer out) {
        out.s32(0).put(type.getBytes(StandardCharsets.US_ASCII));
        return out.size();
    }

    /** Ends the chunk that {@link #begin} began: sets its length and appends its check sum. */
    public void end(int start, WireBuffer out) {
        out.setS32(start - 2 * Integer.BYTES, out.size() - start);
        crc.reset();
        crc.update(out.array(), start - Integer.BYTES, out.size() - start + Integer.BYTES);
        out.s32((int) crc.getValue());
    }

    /** Appends the chunk IEND. */
    public void finish(WireBuffer out) {
        end(begin("IEND", out), out);
    }
}
