package oriel.encoding;

import oriel.encoding.EncodedRect.Length;
import oriel.rfb.WireBuffer;

/** One zlib stream (RFC 1950) that lasts as long as a viewer; each piece ends with a sync flush. Used by one thread. */
final class ZlibStream implements AutoCloseable {

    /** Deflate with a window of 32 KiB, and the check sum of these two bytes. */
    private static final int HEADER = 0x7801;

    private static final int LONGEST_COMPACT = 3;

    private final DeflateCoders coders;
    private DeflateCoder coder;
    private int step = -1;
    private boolean begun;

    ZlibStream(DeflateCoders coders) {
        this.coders = coders;
    }

    /** Appends a part of an encoded rectangle: its length, then the compressed bytes. */
    void write(byte[] source, EncodedRect.Deflated part, WireBuffer out) {
        Length length = part.stream().length();
        int start = out.size();
        int room = length == Length.FOUR_BYTES ? Integer.BYTES : LONGEST_COMPACT;
        out.zeros(room);
        if (!begun) {
            out.u16(HEADER);
            begun = true;
        }
        if (part.chunk()) {
            out.put(source, part.from(), part.to() - part.from());
            if (coder != null) {
                coder.forget();
            }
        } else {
            coder(part.stream().level())
                    .deflate(
                            source,
                            part.from(),
                            part.to() - part.from(),
                            part.stream().level(),
                            out);
        }
        int count = out.size() - start - room;
        if (length == Length.FOUR_BYTES) {
            out.setS32(start, count);
        } else {
            setCompact(start, count, out);
        }
    }

    private DeflateCoder coder(int level) {
        int wanted = coders.step(level);
        if (wanted != step) {
            close();
            coder = coders.open(wanted);
            step = wanted;
        }
        return coder;
    }

    /** Most lengths take two bytes: then the compressed bytes move down by one. */
    private static void setCompact(int start, int count, WireBuffer out) {
        if (count >= 1 << 22) {
            throw new IllegalStateException(count + " compressed bytes in one Tight rectangle");
        }
        int bytes = count < 1 << 7 ? 1 : count < 1 << 14 ? 2 : LONGEST_COMPACT;
        byte[] array = out.array();
        System.arraycopy(array, start + LONGEST_COMPACT, array, start + bytes, count);
        out.truncate(start + bytes + count);
        array[start] = (byte) (count & 0x7f | (bytes > 1 ? 0x80 : 0));
        if (bytes > 1) {
            array[start + 1] = (byte) (count >> 7 & 0x7f | (bytes > 2 ? 0x80 : 0));
        }
        if (bytes > 2) {
            array[start + 2] = (byte) (count >> 14);
        }
    }

    @Override
    public void close() {
        if (coder != null) {
            coder.close();
            coder = null;
        }
    }
}
