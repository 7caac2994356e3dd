package oriel.rfb;

/**
 * How much of a peer's word is taken. Compared before anything is allocated.
 *
 * @param setEncodings numbers in one SetEncodings, 1 to 65535
 * @param cutText bytes in one cut text, 1 or more; up to {@link #DRAINED_CUT_TEXT} are read and dropped beyond it
 */
public record Limits(int setEncodings, int cutText) {

    /** Cut text longer than allowed is skipped up to this many bytes; a longer one ends the connection. */
    public static final int DRAINED_CUT_TEXT = 64 << 20;

    /** Most bytes of a desktop's name in UTF-8: viewers in the field end the connection above it. */
    public static final int NAME_BYTES = 4096;

    /** What is taken unless the operator says otherwise. */
    public static final Limits DEFAULT = new Limits(65_535, 16 << 20);

    /** Checks the ranges. */
    public Limits {
        if (setEncodings < 1 || cutText < 1) {
            throw new IllegalArgumentException("limits must be at least 1");
        }
    }
}
