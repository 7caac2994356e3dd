package oriel.encoding;

import oriel.rfb.WireBuffer;

/** Lengths of one to three bytes, of 7, 7 and 8 bits, the lowest first: rfbproto "Tight Encoding". */
public final class CompactLength {

    /** Bytes of the longest. */
    public static final int LONGEST = 3;

    private static final int MORE = 0x80;

    private CompactLength() {}

    /**
     * Writes the length of what follows {@link #LONGEST} bytes that were left free for it. Where it takes fewer, what
     * follows moves down.
     *
     * @param start first of the bytes that were left free
     * @throws IllegalStateException if more follows than such a length can say
     */
    public static void set(WireBuffer out, int start) {
        int count = out.size() - start - LONGEST;
        if (count >= 1 << 22) {
            throw new IllegalStateException(count + " bytes in one Tight rectangle");
        }
        int bytes = count < 1 << 7 ? 1 : count < 1 << 14 ? 2 : LONGEST;
        byte[] array = out.array();
        System.arraycopy(array, start + LONGEST, array, start + bytes, count);
        out.truncate(start + bytes + count);
        array[start] = (byte) (count & 0x7f | (bytes > 1 ? MORE : 0));
        if (bytes > 1) {
            array[start + 1] = (byte) (count >> 7 & 0x7f | (bytes > 2 ? MORE : 0));
        }
        if (bytes > 2) {
            array[start + 2] = (byte) (count >> 14);
        }
    }
}
