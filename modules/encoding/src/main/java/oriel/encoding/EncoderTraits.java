package oriel.encoding;

/**
 * What the server must know to use an encoder.
 *
 * @param loss whether pixels may come out otherwise than they went in
 * @param stateless the same pixels give the same bytes whatever came before, so results may be shared between viewers
 * @param maxWidth largest width of a rectangle, 1 or more
 * @param maxHeight largest height of a rectangle, 1 or more
 * @param maxPixels largest number of pixels of a rectangle, at least {@code maxWidth}
 */
public record EncoderTraits(Loss loss, boolean stateless, int maxWidth, int maxHeight, int maxPixels) {

    private static final int ANY_HEIGHT = 65_535;

    /** Whether pixels may come out otherwise than they went in. */
    public enum Loss {
        /** Never: areas come as they are, whatever they show. */
        NEVER,
        /**
         * Where the settings allow it ({@link EncodeSettings#allowedJpeg}): in photographs, for viewers that allow it, if the
         * server has something that makes JPEG images ({@link EncoderTools#jpeg}). Areas come cut by what they show.
         */
        WHERE_ALLOWED,
        /** Always: only photographs come, for viewers that allow loss. What else an area shows goes to another encoder. */
        ALWAYS
    }

    /** Checks the ranges. */
    public EncoderTraits {
        if (maxWidth < 1 || maxHeight < 1 || maxPixels < maxWidth) {
            throw new IllegalArgumentException(
                    "at most " + maxWidth + "x" + maxHeight + " and " + maxPixels + " pixels");
        }
    }

    /** Traits of an encoder that takes rectangles of any height, as far as the number of pixels allows. */
    public EncoderTraits(Loss loss, boolean stateless, int maxWidth, int maxPixels) {
        this(loss, stateless, maxWidth, ANY_HEIGHT, maxPixels);
    }
}
