package oriel.server.options;

import java.time.Duration;

/**
 * How the Python server chooses encodings on a local network: by the size of a rectangle and not by its content.
 *
 * @param rawAreaThreshold Raw up to this share of the screen
 * @param rawMaxPixels and up to so many pixels
 * @param preferZlib Tight and Zlib for large rectangles
 * @param zlibAreaThreshold from this share of the screen
 * @param zlibMinPixels and from so many pixels
 * @param zlibWarmupRequests update requests before they are used
 * @param zlibLongestGap a longer pause between requests ends their use
 * @param jpegAreaThreshold JPEG from this share of the screen
 * @param jpegMinPixels and from so many pixels
 * @param jpegQuality to begin with, at least and at most
 */
public record LanRules(
        double rawAreaThreshold,
        int rawMaxPixels,
        boolean preferZlib,
        double zlibAreaThreshold,
        int zlibMinPixels,
        int zlibWarmupRequests,
        Duration zlibLongestGap,
        double jpegAreaThreshold,
        int jpegMinPixels,
        JpegRange jpegQuality) {

    /** What the Python server does without configuration. */
    public static final LanRules DEFAULT = new LanRules(
            0.10, 65_536, true, 0.08, 8192, 2, Duration.ofMillis(1500), 0.20, 16_384, new JpegRange(84, 70, 95));

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
