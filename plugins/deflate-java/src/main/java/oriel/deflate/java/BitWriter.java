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

    /** Writes the tokens that stand for the bytes from {@code from} on; literals have codes of at most 12 bits. */
    void put(byte[] bytes, int from, Tokens tokens, Codes codes) {
        int[] literals = codes.literals().codes();
        byte[] array = target;
        int place = at;
        long gathered = bits;
        int length = count;
        int i = from;
        int matches = tokens.matches();
        for (int token = 0; ; token++) {
            int end = i + tokens.run(token);
            for (; i + 3 <= end; i += 3) {
                int one = literals[bytes[i] & 0xff];
                int two = literals[bytes[i + 1] & 0xff];
                int three = literals[bytes[i + 2] & 0xff];
                gathered |= (long) (one >>> LENGTH_BITS) << length;
                length += one & LENGTH_MASK;
                gathered |= (long) (two >>> LENGTH_BITS) << length;
                length += two & LENGTH_MASK;
                gathered |= (long) (three >>> LENGTH_BITS) << length;
                length += three & LENGTH_MASK;
                LONG.set(array, place, gathered);
                place += length >> 3;
                gathered >>>= length & ~7;
                length &= 7;
            }
            for (; i < end; i++) {
                int one = literals[bytes[i] & 0xff];
                gathered |= (long) (one >>> LENGTH_BITS) << length;
                length += one & LENGTH_MASK;
                LONG.set(array, place, gathered);
                place += length >> 3;
                gathered >>>= length & ~7;
                length &= 7;
            }
            if (token == matches) {
                break;
            }
            long match = codes.match(tokens.length(token), tokens.distance(token));
            gathered |= match >>> Codes.MATCH_BITS << length;
            length += (int) match & Codes.MATCH_MASK;
            LONG.set(array, place, gathered);
            place += length >> 3;
            gathered >>>= length & ~7;
            length &= 7;
            i += tokens.length(token);
        }
        at = place;
        bits = gathered;
        count = length;
    }
}
