package oriel.deflate.java;

/** Which symbol stands for a length or a distance, and what is added to it: RFC 1951 section 3.2.5. */
final class Symbols {

    /** How far back a repetition may lie: RFC 1951 section 3.2.5. */
    static final int WINDOW_BYTES = 32_768;

    /** Of literals, the end of a block, and lengths. */
    static final int LITERALS = 286;

    static final int DISTANCES = 30;
    static final int END_OF_BLOCK = 256;
    static final int FIRST_LENGTH = 257;
    static final int MAX_MATCH = 258;

    private static final int LENGTHS = LITERALS - FIRST_LENGTH;
    private static final int NEAR = 256;
    private static final int FAR_SHIFT = 7;

    private static final int[] LENGTH_BASE = new int[LENGTHS];
    private static final int[] DISTANCE_BASE = new int[DISTANCES];
    private static final byte[] SYMBOL_OF_LENGTH = new byte[MAX_MATCH + 1];
    private static final byte[] SYMBOL_OF_NEAR = new byte[NEAR];
    private static final byte[] SYMBOL_OF_FAR = new byte[WINDOW_BYTES >> FAR_SHIFT];

    static {
        int base = 3;
        for (int symbol = 0; symbol < LENGTHS - 1; symbol++) {
            LENGTH_BASE[symbol] = base;
            int next = base + (1 << extraOfLength(symbol));
            for (int length = base; length < Math.min(next, MAX_MATCH); length++) {
                SYMBOL_OF_LENGTH[length] = (byte) symbol;
            }
            base = next;
        }
        LENGTH_BASE[LENGTHS - 1] = MAX_MATCH;
        SYMBOL_OF_LENGTH[MAX_MATCH] = LENGTHS - 1;
        base = 0;
        for (int symbol = 0; symbol < DISTANCES; symbol++) {
            DISTANCE_BASE[symbol] = base + 1;
            for (int i = base; i < base + (1 << extraOfDistance(symbol)); i++) {
                if (i < NEAR) {
                    SYMBOL_OF_NEAR[i] = (byte) symbol;
                }
                SYMBOL_OF_FAR[i >> FAR_SHIFT] = (byte) symbol;
            }
            base += 1 << extraOfDistance(symbol);
        }
    }

    private Symbols() {}

    /** Symbol of a length from 3 to 258, counted from {@link #FIRST_LENGTH}. */
    static int ofLength(int length) {
        return SYMBOL_OF_LENGTH[length];
    }

    /** Bits that follow a length's symbol. */
    static int extraOfLength(int symbol) {
        return symbol < 8 || symbol == LENGTHS - 1 ? 0 : (symbol >> 2) - 1;
    }

    /** The shortest length of a symbol. */
    static int baseOfLength(int symbol) {
        return LENGTH_BASE[symbol];
    }

    /** Symbol of a distance from 1 to 32,768. */
    static int ofDistance(int distance) {
        return distance <= NEAR ? SYMBOL_OF_NEAR[distance - 1] : SYMBOL_OF_FAR[distance - 1 >> FAR_SHIFT];
    }

    /** Bits that follow a distance's symbol. */
    static int extraOfDistance(int symbol) {
        return symbol < 4 ? 0 : (symbol >> 1) - 1;
    }

    /** The shortest distance of a symbol. */
    static int baseOfDistance(int symbol) {
        return DISTANCE_BASE[symbol];
    }
}
