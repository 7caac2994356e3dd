package oriel.encoding;

/**
 * What the server must know to use an encoder.
 *
 * @param lossy pixels may come out otherwise than they went in
 * @param stateless the same pixels give the same bytes whatever came before, so results may be shared between viewers
 * @param maxWidth largest width of a rectangle, 1 or more
 * @param maxPixels largest number of pixels of a rectangle, at least {@code maxWidth}
 */
public record EncoderTraits(boolean lossy, boolean stateless, int maxWidth, int maxPixels) {

    /** Checks the ranges. */
    public EncoderTraits {
        if (maxWidth < 1 || maxPixels < maxWidth) {
            throw new IllegalArgumentException("at most " + maxWidth + " wide and " + maxPixels + " pixels");
        }
    }
}
