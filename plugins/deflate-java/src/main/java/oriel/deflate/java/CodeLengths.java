package oriel.deflate.java;

import java.util.Arrays;

/** The lengths of a block's two codes, as they stand before it: RFC 1951 section 3.2.7. */
final class CodeLengths {

    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int AGAIN = 16;
    private static final int ZEROS = 17;
    private static final int MANY_ZEROS = 18;

    private final HuffmanCode code = new HuffmanCode(ORDER.length, 7);
    private final int[] frequencies = new int[ORDER.length];

    /** A symbol, and from bit 8 on what is added to it. */
    private final int[] items = new int[Symbols.LITERALS + Symbols.DISTANCES];

    private final byte[] lengths = new byte[Symbols.LITERALS + Symbols.DISTANCES];
    private int size;
    private int ordered;
    private int literals;
    private int distances;

    /** Describes the codes of a block; gives the number of bits that this takes. */
    long plan(Codes codes) {
        HuffmanCode literalCode = codes.literals();
        HuffmanCode distanceCode = codes.distances();
        literals = literalCode.used();
        distances = distanceCode.used();
        for (int i = 0; i < literals; i++) {
            lengths[i] = (byte) literalCode.length(i);
        }
        for (int i = 0; i < distances; i++) {
            lengths[literals + i] = (byte) distanceCode.length(i);
        }
        collect(literals + distances);
        code.fit(frequencies);
        ordered = ORDER.length;
        while (ordered > 4 && code.length(ORDER[ordered - 1]) == 0) {
            ordered--;
        }
        return 14
                + 3L * ordered
                + code.cost(frequencies)
                + 2L * frequencies[AGAIN]
                + 3L * frequencies[ZEROS]
                + 7L * frequencies[MANY_ZEROS];
    }

    private void collect(int count) {
        Arrays.fill(frequencies, 0);
        size = 0;
        int i = 0;
        while (i < count) {
            int length = lengths[i];
            int end = i + 1;
            while (end < count && lengths[end] == length) {
                end++;
            }
            int run = end - i;
            i = end;
            if (length == 0) {
                run = repeat(MANY_ZEROS, 11, 138, run);
                run = repeat(ZEROS, 3, 10, run);
            } else {
                add(length, 0);
                run = repeat(AGAIN, 3, 6, run - 1);
            }
            for (int k = 0; k < run; k++) {
                add(length, 0);
            }
        }
    }

    /** Takes as much of a run as a symbol stands for; gives the rest. */
    private int repeat(int symbol, int least, int most, int run) {
        int rest = run;
        while (rest >= least) {
            int taken = Math.min(most, rest);
            add(symbol, taken - least);
            rest -= taken;
        }
        return rest;
    }

    private void add(int symbol, int extra) {
        items[size++] = symbol | extra << 8;
        frequencies[symbol]++;
    }

    /** Writes what was planned. */
    void write(BitWriter out) {
        out.put(literals - 257, 5);
        out.put(distances - 1, 5);
        out.put(ordered - 4, 4);
        for (int i = 0; i < ordered; i++) {
            out.put(code.length(ORDER[i]), 3);
        }
        int[] codes = code.codes();
        for (int i = 0; i < size; i++) {
            int symbol = items[i] & 0xff;
            int bits = codes[symbol];
            out.put(bits >>> HuffmanCode.LENGTH_BITS, bits & HuffmanCode.LENGTH_MASK);
            if (symbol >= AGAIN) {
                out.put(items[i] >>> 8, symbol == AGAIN ? 2 : symbol == ZEROS ? 3 : 7);
            }
        }
    }
}
