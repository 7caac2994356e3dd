package oriel.deflate.java;

/**
 * The two codes of a block.
 *
 * @param literals of literals, the end and lengths; at most 12 bits each, so that four literals are written at once
 * @param distances of distances
 */
record Codes(HuffmanCode literals, HuffmanCode distances) {

    private static final int MOST_LITERAL_BITS = 12;
    private static final int MOST_DISTANCE_BITS = 15;

    /** Codes that are yet to be fitted. */
    Codes() {
        this(
                new HuffmanCode(Symbols.LITERALS, MOST_LITERAL_BITS),
                new HuffmanCode(Symbols.DISTANCES, MOST_DISTANCE_BITS));
    }

    /** The codes that need no header: RFC 1951 section 3.2.6. */
    static Codes fixed() {
        return new Codes(HuffmanCode.fixedLiterals(), HuffmanCode.fixedDistances());
    }

    /** Makes the codes that suit a block best. */
    void fit(Tokens tokens) {
        literals.fit(tokens.literalCounts());
        distances.fit(tokens.distanceCounts());
    }

    /** Bits that a block takes with these codes, without their header. */
    long cost(Tokens tokens) {
        int[] lengths = tokens.literalCounts();
        long bits = literals.cost(lengths) + distances.cost(tokens.distanceCounts());
        for (int i = Symbols.FIRST_LENGTH; i < Symbols.LITERALS; i++) {
            bits += (long) lengths[i] * Symbols.extraOfLength(i - Symbols.FIRST_LENGTH);
        }
        for (int i = 0; i < Symbols.DISTANCES; i++) {
            bits += (long) tokens.distanceCounts()[i] * Symbols.extraOfDistance(i);
        }
        return bits;
    }

    /** Writes a match: 12 bits, 5 more, 15 and 13 more at most. */
    void writeMatch(int length, int distance, BitWriter out) {
        int near = Symbols.ofLength(length);
        int code = literals.codes()[Symbols.FIRST_LENGTH + near];
        int count = code & HuffmanCode.LENGTH_MASK;
        long bits = code >>> HuffmanCode.LENGTH_BITS | (long) (length - Symbols.baseOfLength(near)) << count;
        count += Symbols.extraOfLength(near);
        int far = Symbols.ofDistance(distance);
        code = distances.codes()[far];
        bits |= (long) (code >>> HuffmanCode.LENGTH_BITS) << count;
        count += code & HuffmanCode.LENGTH_MASK;
        bits |= (long) (distance - Symbols.baseOfDistance(far)) << count;
        out.put(bits, count + Symbols.extraOfDistance(far));
    }
}
