package oriel.rfb;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A growing array of bytes with the protocol's numbers (big-endian). Used by one thread at a time.
 *
 * <p>Hot paths reserve room once with {@link #reserve}, write into {@link #array} at {@link #size} and end with {@link
 * #advance}.
 */
public final class WireBuffer {

    private byte[] bytes;
    private int size;
    private long limit = Long.MAX_VALUE;

    /** An empty buffer with room for {@code capacity} bytes. */
    public WireBuffer(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    /** Makes room for {@code more} bytes after {@link #size}; {@link #array} may change. */
    public WireBuffer reserve(int more) {
        int wanted = Math.addExact(size, more);
        if (wanted > bytes.length) {
            if (wanted > limit) {
                throw new IllegalStateException("more than " + limit + " bytes");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(wanted, bytes.length * 2L)));
        }
        return this;
    }

    /**
     * Says how much may be reserved from now on; the room that is there already stays.
     *
     * @param count above it, room that is not there yet is refused with IllegalStateException
     */
    public WireBuffer limit(long count) {
        limit = count;
        return this;
    }

    /** The bytes; those from {@link #size} on are free. Valid until the next call that adds bytes. */
    public byte[] array() {
        return bytes;
    }

    /** Number of bytes written. */
    public int size() {
        return size;
    }

    /** Counts {@code count} bytes that were written into {@link #array} directly. */
    public WireBuffer advance(int count) {
        size += count;
        return this;
    }

    /** Forgets everything from byte {@code length} on. */
    public WireBuffer truncate(int length) {
        size = Math.min(size, length);
        return this;
    }

    /** Forgets everything. */
    public WireBuffer clear() {
        size = 0;
        return this;
    }

    /** Appends a byte. */
    public WireBuffer u8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** Appends a 16-bit number. */
    public WireBuffer u16(int value) {
        reserve(2);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
        return this;
    }

    /** Appends a 32-bit number. */
    public WireBuffer s32(int value) {
        reserve(4);
        setS32(size, value);
        size += 4;
        return this;
    }

    /** Writes a 32-bit number over the bytes at {@code at}, which must exist or be reserved. */
    public WireBuffer setS32(int at, int value) {
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
        return this;
    }

    /** Writes a 16-bit number over the bytes at {@code at}. */
    public WireBuffer setU16(int at, int value) {
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
        return this;
    }

    /** Appends {@code count} zero bytes. */
    public WireBuffer zeros(int count) {
        reserve(count);
        Arrays.fill(bytes, size, size + count, (byte) 0);
        size += count;
        return this;
    }

    /** Appends an array. */
    public WireBuffer put(byte[] source) {
        return put(source, 0, source.length);
    }

    /** Appends a part of an array. */
    public WireBuffer put(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
        return this;
    }

    /** The written bytes; a view, valid until the next call that adds bytes. */
    public ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    /** A copy of the written bytes. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
