package oriel.encoding;

import java.util.zip.Deflater;
import oriel.rfb.WireBuffer;

/** One zlib stream (RFC 1950) that lasts as long as a viewer; each piece ends with a sync flush. Used by one thread. */
public final class ZlibStream implements AutoCloseable {

    private static final int PIECE = 16_384;

    private final Deflater deflater;
    private final int ownLevel;
    private int level;
    private boolean levelChanged;

    /** A stream that starts with {@code level}, 1 (fast) to 9 (small). */
    public ZlibStream(int level) {
        this.ownLevel = level;
        this.level = level;
        this.deflater = new Deflater(level);
    }

    /** Changes how hard the next pieces are compressed, 1 to 9; the stream goes on. */
    public void level(int wanted) {
        if (wanted != level) {
            level = wanted;
            deflater.setLevel(wanted);
            levelChanged = true;
        }
    }

    /**
     * Appends a piece as Zlib and ZRLE rectangles carry it, at the viewer's level, else at the stream's own: a 32-bit
     * length, then the compressed form.
     */
    public void deflateCounted(byte[] bytes, int length, EncodeSettings settings, WireBuffer out) {
        int wanted = settings.compressLevel();
        level(wanted == EncodeSettings.UNSET ? ownLevel : Math.max(1, wanted));
        int start = out.size();
        out.s32(0);
        deflate(bytes, 0, length, out);
        out.setS32(start, out.size() - start - Integer.BYTES);
    }

    /** Appends the compressed form of a piece, complete up to its last byte. */
    public void deflate(byte[] bytes, int offset, int length, WireBuffer out) {
        deflater.setInput(bytes, offset, length);
        while (true) {
            out.reserve(PIECE);
            int room = out.array().length - out.size();
            int written = deflater.deflate(out.array(), out.size(), room, Deflater.SYNC_FLUSH);
            out.advance(written);
            if (written < room && !levelChanged) {
                return;
            }
            // The first call with another level only ends the block of the old one: it does not flush.
            levelChanged &= written == room;
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
