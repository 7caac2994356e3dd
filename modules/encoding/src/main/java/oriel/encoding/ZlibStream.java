package oriel.encoding;

import oriel.encoding.EncodedRect.Length;
import oriel.rfb.WireBuffer;

/** One zlib stream (RFC 1950) that lasts as long as a viewer; each piece ends with a sync flush. Used by one thread. */
final class ZlibStream implements AutoCloseable {

    /** Deflate with a window of 32 KiB, and the check sum of these two bytes. */
    private static final int HEADER = 0x7801;

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
        int room = length == Length.FOUR_BYTES ? Integer.BYTES : CompactLength.LONGEST;
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
            CompactLength.set(out, start);
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

    @Override
    public void close() {
        if (coder != null) {
            coder.close();
            coder = null;
        }
    }
}
