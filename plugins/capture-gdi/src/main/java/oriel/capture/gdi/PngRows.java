package oriel.capture.gdi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Makes a PNG (ISO/IEC 15948) of rows, one after the other, of 8 bits a sample; more than a limit is not made. The fastest
 * compression, since a clipboard waits. Used by one thread.
 */
final class PngRows implements AutoCloseable {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte RGB = 2;
    private static final byte RGB_ALPHA = 6;
    private static final int PIECE = 1 << 16;

    /** A piece has a length, a type and a sum. */
    private static final int CHUNK = 12;

    private static final byte NONE = 0;
    private static final byte SUB = 1;
    private static final byte UP = 2;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(PIECE);
    private final byte[] piece = new byte[PIECE];
    private final int limit;
    private final int samples;
    private final byte[][] filtered;
    private byte[] above;
    private byte[] row;
    private int filled;
    private boolean tooLarge;

    /**
     * Begins one.
     *
     * @param alpha whether pixels are red, green, blue and alpha, or the colours alone
     * @param limit most bytes of it
     */
    PngRows(int width, int height, boolean alpha, int limit) {
        this.limit = limit;
        this.samples = alpha ? 4 : 3;
        int length = Math.multiplyExact(width, samples);
        row = new byte[length];
        above = new byte[length];
        filtered = new byte[3][1 + length];
        for (byte filter = NONE; filter <= UP; filter++) {
            filtered[filter][0] = filter;
        }
        out.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) Byte.SIZE).put(alpha ? RGB_ALPHA : RGB);
        chunk("IHDR", header.array(), header.capacity());
    }

    /** The next row, to be filled and then {@link #add added}. */
    byte[] row() {
        return row;
    }

    /** Adds the row; false once it is too much. */
    boolean add() {
        deflater.setInput(filter());
        while (!tooLarge && !deflater.needsInput()) {
            deflate();
        }
        byte[] used = above;
        above = row;
        row = used;
        return !tooLarge;
    }

    /** The row in the form whose bytes are nearest to zero: that one is taken for the smallest. */
    private byte[] filter() {
        long none = 0;
        long sub = 0;
        long up = 0;
        for (int i = 0; i < row.length; i++) {
            byte left = i < samples ? 0 : row[i - samples];
            byte bySub = (byte) (row[i] - left);
            byte byUp = (byte) (row[i] - above[i]);
            filtered[NONE][1 + i] = row[i];
            filtered[SUB][1 + i] = bySub;
            filtered[UP][1 + i] = byUp;
            none += Math.abs(row[i]);
            sub += Math.abs(bySub);
            up += Math.abs(byUp);
        }
        if (up <= sub && up <= none) {
            return filtered[UP];
        }
        return sub <= none ? filtered[SUB] : filtered[NONE];
    }

    private void deflate() {
        filled += deflater.deflate(piece, filled, PIECE - filled);
        if (filled == PIECE) {
            flush();
        }
    }

    private void flush() {
        chunk("IDAT", piece, filled);
        filled = 0;
    }

    private void chunk(String type, byte[] content, int length) {
        if (tooLarge || out.size() + length + CHUNK > limit) {
            tooLarge = true;
            return;
        }
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        out.writeBytes(name);
        out.write(content, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    /** All of it, after the last row; empty if it is too much. */
    Optional<byte[]> finish() {
        deflater.finish();
        while (!tooLarge && !deflater.finished()) {
            deflate();
        }
        flush();
        chunk("IEND", new byte[0], 0);
        return tooLarge ? Optional.empty() : Optional.of(out.toByteArray());
    }

    /**
     * A PNG without what follows its end: what a program puts on a clipboard of Windows is longer than the program has filled.
     *
     * @return all of it if it has no end
     */
    static byte[] trimmed(byte[] png) {
        ByteBuffer bytes = ByteBuffer.wrap(png);
        long at = SIGNATURE.length;
        while (at + CHUNK <= png.length) {
            long length = Integer.toUnsignedLong(bytes.getInt((int) at));
            boolean last = bytes.getInt((int) at + 4) == 0x49454e44;
            at += length + CHUNK;
            if (last && at <= png.length) {
                return Arrays.copyOf(png, (int) at);
            }
        }
        return png;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
