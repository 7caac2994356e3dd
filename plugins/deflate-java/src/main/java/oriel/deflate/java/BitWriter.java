package oriel.deflate.java;

import static oriel.deflate.java.HuffmanCode.LENGTH_BITS;
import static oriel.deflate.java.HuffmanCode.LENGTH_MASK;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes numbers of bits, the lowest first, into an array: RFC 1951 section 3.1.1. It may write 8 bytes beyond the last. */
final class BitWriter {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] target;
    private int at;
    private long bits;
    private int count;

    /** Goes on in another array; what is not yet a byte is kept. */
    void begin(byte[] array, int from) {
        target = array;
        at = from;
    }

    /** Writes up to 48 bits; those above {@code length} must be 0. */
    void put(long value, int length) {
        bits |= value << count;
        count += length;
        LONG.set(target, at, bits);
        at += count >> 3;
        bits >>>= count & ~7;
        count &= 7;
    }

    /** Fills the last byte with zeros. */
    void align() {
        put(0, -count & 7);
    }

    /** Writes whole bytes; the writer is aligned. */
    void put(byte[] source, int from, int length) {
        System.arraycopy(source, from, target, at, length);
        at += length;
    }

    /** Behind the last whole byte. */
    int wholeBytes() {
        return at;
    }

    /** Writes literals, four at a time: their codes have at most 12 bits each. */
    void put(byte[] literals, int from, int to, int[] codes) {
        byte[] array = target;
        int place = at;
        long gathered = bits;
        int length = count;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            int one = codes[literals[i] & 0xff];
            int two = codes[literals[i + 1] & 0xff];
            int three = codes[literals[i + 2] & 0xff];
            int four = codes[literals[i + 3] & 0xff];
            int bitsOfTwo = (one & LENGTH_MASK) + (two & LENGTH_MASK);
            long low = one >>> LENGTH_BITS | two >>> LENGTH_BITS << (one & LENGTH_MASK);
            long high = three >>> LENGTH_BITS | four >>> LENGTH_BITS << (three & LENGTH_MASK);
            gathered |= (low | high << bitsOfTwo) << length;
            length += bitsOfTwo + (three & LENGTH_MASK) + (four & LENGTH_MASK);
            LONG.set(array, place, gathered);
            place += length >> 3;
            gathered >>>= length & ~7;
            length &= 7;
        }
        at = place;
        bits = gathered;
        count = length;
        for (; i < to; i++) {
            int code = codes[literals[i] & 0xff];
            put(code >>> LENGTH_BITS, code & LENGTH_MASK);
        }
    }
}
