package oriel.server.options;

import java.time.Duration;

/**
 * How the Python server chooses encodings on a local network: by the size of a rectangle and not by its content.
 *
 * @param raw when Raw is sent
 * @param zlib when Tight and Zlib go first
 * @param jpeg when JPEG is sent
 */
public record LanRules(Raw raw, Zlib zlib, Jpeg jpeg) {

    /** What the Python server does without configuration. */
    public static final LanRules DEFAULT = new LanRules(
            new Raw(0.10, 65_536),
            new Zlib(true, 0.08, 8192, 2, Duration.ofMillis(1500)),
            new Jpeg(0.20, 16_384, new JpegRange(84, 70, 95)));

    /**
     * Small rectangles go as Raw.
     *
     * @param maxShare of the screen, 0 to 1
     * @param maxPixels and no more pixels than that
     */
    public record Raw(double maxShare, int maxPixels) {}

    /**
     * Large rectangles go as Tight or Zlib, before anything else.
     *
     * @param preferred if at all
     * @param minShare of the screen, 0 to 1
     * @param minPixels and no fewer pixels than that
     * @param warmupRequests update requests before the first
     * @param longestGap a longer pause between requests ends it
     */
    public record Zlib(boolean preferred, double minShare, int minPixels, int warmupRequests, Duration longestGap) {}

    /**
     * Large rectangles go as JPEG.
     *
     * @param minShare of the screen, 0 to 1
     * @param minPixels and no fewer pixels than that
     * @param quality between which bounds it follows the line
     */
    public record Jpeg(double minShare, int minPixels, JpegRange quality) {}

    /**
     * JPEG qualities, 1 to 100.
     *
     * @param initial to begin with; taken into the range
     * @param min lowest
     * @param max highest, not below the lowest
     */
    public record JpegRange(int initial, int min, int max) {

        /** Checks the order and takes the first into the range. */
        public JpegRange {
            if (min < 1 || max > 100 || min > max) {
                throw new IllegalArgumentException("JPEG qualities from " + min + " to " + max);
            }
            initial = Math.max(min, Math.min(max, initial));
        }
    }
}
