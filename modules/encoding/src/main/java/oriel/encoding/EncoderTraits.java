package oriel.encoding;

/**
 * What the server must know to use an encoder.
 *
 * @param loss whether pixels may come out otherwise than they went in
 * @param memory what is kept of what was encoded before
 * @param maxWidth largest width of a rectangle, 1 or more
 * @param maxHeight largest height of a rectangle, 1 or more
 * @param maxPixels largest number of pixels of a rectangle, at least {@code maxWidth}
 */
public record EncoderTraits(Loss loss, Memory memory, int maxWidth, int maxHeight, int maxPixels) {

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

    /** What an encoder keeps of what it has encoded. */
    public enum Memory {
        /** Nothing: the same pixels give the same bytes, so results are shared between viewers and made by several threads. */
        NONE,
        /** What a viewer was sent: each viewer has an encoder of its own, which gets its rectangles in the order of the wire. */
        VIEWER,
        /**
         * What a rectangle showed before, as an encoder of films does: each rectangle of each viewer has an encoder of its own.
         * A rectangle is known by its place and size. See {@link RectEncoder#reset} and {@link RectEncoder#requestKeyFrame}.
         */
        RECTANGLE
    }

    /** Checks the ranges. */
    public EncoderTraits {
        if (maxWidth < 1 || maxHeight < 1 || maxPixels < maxWidth) {
            throw new IllegalArgumentException(
                    "at most " + maxWidth + "x" + maxHeight + " and " + maxPixels + " pixels");
        }
    }

    /** Traits of an encoder that takes rectangles of any height, as far as the number of pixels allows. */
    public EncoderTraits(Loss loss, Memory memory, int maxWidth, int maxPixels) {
        this(loss, memory, maxWidth, ANY_HEIGHT, maxPixels);
    }

    /** True if the same pixels give the same bytes whatever came before. */
    public boolean isStateless() {
        return memory == Memory.NONE;
    }
}
