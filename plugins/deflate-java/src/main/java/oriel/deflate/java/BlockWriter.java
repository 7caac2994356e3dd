package oriel.deflate.java;

/**
 * Writes blocks, each in the kind that takes the fewest bits: stored, with fixed codes or with its own: RFC 1951 section
 * 3.2.3.
 */
final class BlockWriter {

    /** Kinds of blocks, with the bit that says that another one follows. */
    private static final int STORED = 0b00_0;

    private static final int FIXED = 0b01_0;
    private static final int OWN = 0b10_0;
    private static final int KIND_BITS = 3;
    private static final int STORED_HEADER_BITS = KIND_BITS + 7 + 32;

    /** Codes of its own have a header that a block with fewer tokens never gets back. */
    private static final int FEWEST_FOR_OWN = 24;

    private final Codes fixed = Codes.fixed();
    private final Codes own = new Codes();
    private final CodeLengths header = new CodeLengths();

    /** Room that a block of {@code count} bytes may need, with a byte that was not whole before it. */
    static int mostBytes(int count) {
        return count + 32;
    }

    /** Writes a block that stands for the bytes from {@code from} to {@code to}. */
    void write(byte[] bytes, int from, int to, Tokens tokens, BitWriter out) {
        tokens.count(bytes, from);
        long fixedBits = fixed.cost(tokens);
        long ownBits = Long.MAX_VALUE;
        if (tokens.size() >= FEWEST_FOR_OWN) {
            own.fit(tokens);
            ownBits = own.cost(tokens) + header.plan(own);
        }
        if (8L * (to - from) + STORED_HEADER_BITS <= Math.min(ownBits, fixedBits)) {
            writeStoredHeader(to - from, out);
            out.put(bytes, from, to - from);
        } else if (fixedBits <= ownBits) {
            out.put(FIXED, KIND_BITS);
            writeTokens(bytes, from, tokens, fixed, out);
        } else {
            out.put(OWN, KIND_BITS);
            header.write(out);
            writeTokens(bytes, from, tokens, own, out);
        }
    }

    private static void writeTokens(byte[] bytes, int from, Tokens tokens, Codes codes, BitWriter out) {
        int[] literals = codes.literals().codes();
        int at = from;
        for (int i = 0; i < tokens.matches(); i++) {
            int end = at + tokens.run(i);
            out.put(bytes, at, end, literals);
            int length = tokens.length(i);
            codes.writeMatch(length, tokens.distance(i), out);
            at = end + length;
        }
        out.put(bytes, at, at + tokens.run(tokens.matches()), literals);
        int end = literals[Symbols.END_OF_BLOCK];
        out.put(end >>> HuffmanCode.LENGTH_BITS, end & HuffmanCode.LENGTH_MASK);
    }

    /** Writes an empty stored block, which ends on a whole byte: what zlib calls a sync flush. */
    void writeEmpty(BitWriter out) {
        writeStoredHeader(0, out);
    }

    private static void writeStoredHeader(int count, BitWriter out) {
        out.put(STORED, KIND_BITS);
        out.align();
        out.put(count | (count ^ 0xffffL) << 16, 32);
    }
}
