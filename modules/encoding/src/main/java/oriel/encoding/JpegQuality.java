package oriel.encoding;

/**
 * How much a JPEG image may lose.
 *
 * @param quality 1 (small) to 100 (good), as libjpeg counts it
 * @param subsampling of the colours
 */
public record JpegQuality(int quality, Subsampling subsampling) {

    /** What libjpeg-turbo's viewers and servers mean by the levels 0 to 9. */
    private static final int[] OF_LEVELS = {15, 29, 41, 42, 62, 77, 79, 86, 92, 100};

    /** Checks the range. */
    public JpegQuality {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("a JPEG quality of " + quality);
        }
    }

    /** The meaning of a quality level from 0 to 9: rfbproto "JPEG Quality Level Pseudo-encoding". */
    public static JpegQuality ofLevel(int level) {
        Subsampling subsampling = level < 3 ? Subsampling.FOUR : level < 6 ? Subsampling.TWO : Subsampling.NONE;
        return new JpegQuality(OF_LEVELS[level], subsampling);
    }
}
