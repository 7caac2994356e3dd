package oriel.deflate.java;

import java.util.Arrays;

/**
 * What a block consists of: runs of literals, each but the last followed by a match; and how often each symbol occurs. The
 * literals themselves stay in the window.
 */
final class Tokens {

    /** Bytes that a block stands for at most: whole pixels, and few enough that its codes suit its content. */
    static final int MAX_BYTES = 3 * 5461;

    /** The shortest match there is: RFC 1951 section 3.2.5. */
    private static final int SHORTEST = 3;

    private static final int LENGTH_SHIFT = 16;
    private static final int DISTANCE_MASK = 0xffff;

    private final int[] runs = new int[MAX_BYTES / SHORTEST + 1];
    private final int[] matches = new int[MAX_BYTES / SHORTEST + 1];
    private final int[] literalCounts = new int[Symbols.LITERALS];
    private final int[] distanceCounts = new int[Symbols.DISTANCES];
    private int size;
    private int literals;

    /** Begins a block. */
    void clear() {
        size = 0;
        literals = 0;
        Arrays.fill(literalCounts, 0);
        Arrays.fill(distanceCounts, 0);
        literalCounts[Symbols.END_OF_BLOCK] = 1;
    }

    /** Adds a match of {@code length} bytes, after a run of literals. */
    void add(int run, int length, int distance) {
        runs[size] = run;
        matches[size++] = length << LENGTH_SHIFT | distance - 1;
        literals += run;
        literalCounts[Symbols.FIRST_LENGTH + Symbols.ofLength(length)]++;
        distanceCounts[Symbols.ofDistance(distance)]++;
    }

    /** Adds the last literals. */
    void end(int run) {
        runs[size] = run;
        literals += run;
    }

    /** Number of matches. */
    int matches() {
        return size;
    }

    /** Number of literals and matches. */
    int size() {
        return literals + size;
    }

    /** Literals before a match; after the last match, those behind it. */
    int run(int index) {
        return runs[index];
    }

    /** Length of a match. */
    int length(int index) {
        return matches[index] >>> LENGTH_SHIFT;
    }

    /** Distance of a match. */
    int distance(int index) {
        return (matches[index] & DISTANCE_MASK) + 1;
    }

    /** Counts the symbols of the block, whose bytes begin at {@code from}, and its end. */
    void count(byte[] bytes, int from) {
        int[] counts = literalCounts;
        int at = from;
        for (int i = 0; i <= size; i++) {
            for (int end = at + runs[i]; at < end; at++) {
                counts[bytes[at] & 0xff]++;
            }
            at += i < size ? length(i) : 0;
        }
    }

    /** How often each literal and length was counted. */
    int[] literalCounts() {
        return literalCounts;
    }

    /** How often each distance was counted. */
    int[] distanceCounts() {
        return distanceCounts;
    }
}
