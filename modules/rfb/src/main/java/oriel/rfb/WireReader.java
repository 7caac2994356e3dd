package oriel.rfb;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the protocol's numbers (big-endian) from a peer. It never reads ahead, so the source can be handed on to another
 * layer between two calls. Used by one thread.
 */
public final class WireReader {

    private static final int TAKEN_ON_TRUST = 1 << 16;

    private final ByteSource source;
    private final ByteBuffer number = ByteBuffer.allocate(8);

    /** Reads from {@code source}. */
    public WireReader(ByteSource source) {
        this.source = source;
    }

    /**
     * Reads the first byte of a message.
     *
     * @return 0 to 255, or -1 if the peer has ended the stream here
     */
    public int messageType() throws IOException {
        number.clear().limit(1);
        return source.read(number) < 0 ? -1 : number.get(0) & 0xff;
    }

    /** Reads an unsigned byte. */
    public int u8() throws IOException {
        return fill(1).get() & 0xff;
    }

    /** Reads an unsigned 16-bit number. */
    public int u16() throws IOException {
        return fill(2).getShort() & 0xffff;
    }

    /** Reads a signed 32-bit number. */
    public int s32() throws IOException {
        return fill(4).getInt();
    }

    /** Reads an unsigned 32-bit number. */
    public long u32() throws IOException {
        return fill(4).getInt() & 0xffff_ffffL;
    }

    /**
     * Reads {@code length} bytes into a new array; the caller has compared the length with its limit. Memory is taken as
     * the bytes come, not on the peer's word.
     */
    public byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[Math.min(length, TAKEN_ON_TRUST)];
        into(ByteBuffer.wrap(bytes));
        while (bytes.length < length) {
            int read = bytes.length;
            bytes = Arrays.copyOf(bytes, (int) Math.min(length, read * 2L));
            into(ByteBuffer.wrap(bytes, read, bytes.length - read));
        }
        return bytes;
    }

    /** Reads {@code length} bytes as Latin-1 text. */
    public String latin1(int length) throws IOException {
        return new String(bytes(length), StandardCharsets.ISO_8859_1);
    }

    /** Fills {@code target} up to its limit. */
    public void into(ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (source.read(target) < 0) {
                throw new EOFException("the peer ended the stream inside a message");
            }
        }
    }

    /** Reads and drops {@code length} bytes in pieces of bounded size. */
    public void skip(long length) throws IOException {
        ByteBuffer waste = ByteBuffer.allocate((int) Math.min(length, 8192));
        for (long left = length; left > 0; left -= waste.limit()) {
            waste.clear().limit((int) Math.min(left, waste.capacity()));
            into(waste);
        }
    }

    private ByteBuffer fill(int length) throws IOException {
        number.clear().limit(length);
        into(number);
        return number.flip();
    }
}
