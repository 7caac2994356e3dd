package oriel.deflate.java;

import java.util.Arrays;

/** A Huffman code of limited length for symbols that occur with given frequencies: RFC 1951 section 3.2.2. */
final class HuffmanCode {

    /** The lowest bits of a code's number say how many bits it has. */
    static final int LENGTH_BITS = 4;

    static final int LENGTH_MASK = 15;

    private static final int LONGEST = 15;

    private final int mostBits;
    private final int[] codes;
    private final byte[] lengths;
    private final long[] sorted;
    private final int[] weights;
    private final int[] parents;
    private final byte[] depths;
    private final int[] counts = new int[LONGEST + 1];
    private int used;

    /** A code for so many symbols. */
    HuffmanCode(int symbols, int mostBits) {
        this.mostBits = mostBits;
        codes = new int[symbols];
        lengths = new byte[symbols];
        sorted = new long[symbols];
        weights = new int[2 * symbols];
        parents = new int[2 * symbols];
        depths = new byte[2 * symbols];
    }

    /** The code of literals and lengths that needs no header: RFC 1951 section 3.2.6. */
    static HuffmanCode fixedLiterals() {
        HuffmanCode code = new HuffmanCode(288, 9);
        Arrays.fill(code.lengths, 0, 144, (byte) 8);
        Arrays.fill(code.lengths, 144, 256, (byte) 9);
        Arrays.fill(code.lengths, 256, 280, (byte) 7);
        Arrays.fill(code.lengths, 280, 288, (byte) 8);
        code.assign();
        return code;
    }

    /** The code of distances that needs no header. */
    static HuffmanCode fixedDistances() {
        HuffmanCode code = new HuffmanCode(32, 5);
        Arrays.fill(code.lengths, (byte) 5);
        code.assign();
        return code;
    }

    /** For each symbol its code, the first bit lowest, shifted by {@link #LENGTH_BITS}, and its length below. */
    int[] codes() {
        return codes;
    }

    /** Bits of a symbol; 0 if it does not occur. */
    int length(int symbol) {
        return lengths[symbol];
    }

    /** Number of symbols up to the last that occurs. */
    int used() {
        return used;
    }

    /** Bits of all symbols together, without what follows lengths and distances. */
    long cost(int[] frequencies) {
        long bits = 0;
        for (int i = 0; i < frequencies.length; i++) {
            bits += (long) frequencies[i] * lengths[i];
        }
        return bits;
    }

    /** Makes the code for these frequencies. At least two symbols get one, so that it is complete. */
    void fit(int[] frequencies) {
        int count = sort(frequencies);
        Arrays.fill(lengths, (byte) 0);
        if (count < 2) {
            int only = count == 0 ? 0 : (int) sorted[0] & 0xffff;
            lengths[only] = 1;
            lengths[only == 0 ? 1 : 0] = 1;
        } else {
            build(count);
            limit(count);
            for (int i = 0; i < count; i++) {
                lengths[(int) sorted[i] & 0xffff] = depths[i];
            }
        }
        assign();
    }

    /** Those that occur, the rarest first. */
    private int sort(int[] frequencies) {
        int count = 0;
        for (int i = 0; i < frequencies.length; i++) {
            if (frequencies[i] > 0) {
                sorted[count++] = (long) frequencies[i] << 16 | i;
            }
        }
        Arrays.sort(sorted, 0, count);
        return count;
    }

    /** Joins the two lightest trees until one is left. Leaves and joined trees are two queues, each in order. */
    private void build(int count) {
        for (int i = 0; i < count; i++) {
            weights[i] = (int) (sorted[i] >>> 16);
        }
        int leaf = 0;
        int tree = count;
        for (int next = count; next < 2 * count - 1; next++) {
            int weight = 0;
            for (int k = 0; k < 2; k++) {
                int lightest = leaf < count && (tree >= next || weights[leaf] <= weights[tree]) ? leaf++ : tree++;
                weight += weights[lightest];
                parents[lightest] = next;
            }
            weights[next] = weight;
        }
        int root = 2 * count - 2;
        depths[root] = 0;
        for (int i = root - 1; i >= 0; i--) {
            depths[i] = (byte) Math.min(Byte.MAX_VALUE, depths[parents[i]] + 1);
        }
    }

    /** Cuts codes that are too long, makes room for them among the rarest, and gives what is left to the commonest. */
    private void limit(int count) {
        if (depths[0] <= mostBits) {
            return;
        }
        int full = 1 << mostBits;
        int taken = 0;
        for (int i = 0; i < count; i++) {
            depths[i] = (byte) Math.min(mostBits, depths[i]);
            taken += full >> depths[i];
        }
        int i = 0;
        while (taken > full) {
            while (depths[i] >= mostBits) {
                i++;
            }
            depths[i]++;
            taken -= full >> depths[i];
        }
        for (int k = count - 1; k >= 0; k--) {
            while (depths[k] > 1 && taken + (full >> depths[k]) <= full) {
                taken += full >> depths[k];
                depths[k]--;
            }
        }
    }

    private void assign() {
        Arrays.fill(counts, 0);
        used = 0;
        for (int i = 0; i < lengths.length; i++) {
            counts[lengths[i]]++;
            used = lengths[i] > 0 ? i + 1 : used;
        }
        counts[0] = 0;
        int next = 0;
        for (int bits = 1; bits <= LONGEST; bits++) {
            int count = counts[bits];
            counts[bits] = next;
            next = next + count << 1;
        }
        for (int i = 0; i < lengths.length; i++) {
            int length = lengths[i];
            codes[i] = length == 0 ? 0 : Integer.reverse(counts[length]++) >>> 32 - length << LENGTH_BITS | length;
        }
    }
}
