package oriel.deflate.java;

/**
 * The two codes of a block.
 *
 * @param literals of literals, the end and lengths; at most 12 bits each, so that four literals are written at once
 * @param distances of distances
 */
record Codes(HuffmanCode literals, HuffmanCode distances) {

    /** The lowest bits of a match say how many bits it has. */
    static final int MATCH_BITS = 6;

    static final int MATCH_MASK = 63;

    private static final int MAX_LITERAL_BITS = 12;
    private static final int MAX_DISTANCE_BITS = 15;

    /** Codes that are yet to be fitted. */
    Codes() {
        this(
                new HuffmanCode(Symbols.LITERALS, MAX_LITERAL_BITS),
                new HuffmanCode(Symbols.DISTANCES, MAX_DISTANCE_BITS));
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

    /** The bits of a match, at most 12, 5 more, 15 and 13 more, and below them how many they are. */
    long match(int length, int distance) {
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
        return bits << MATCH_BITS | count + Symbols.extraOfDistance(far);
    }
}
