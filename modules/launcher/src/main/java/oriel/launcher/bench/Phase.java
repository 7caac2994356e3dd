package oriel.launcher.bench;

import java.util.List;

/**
 * What a part of a visit has brought.
 *
 * @param millis from each request to its whole update, sorted
 * @param pixels received
 * @param bytes received
 * @param seconds that it has taken
 */
public record Phase(List<Double> millis, long pixels, long bytes, double seconds) {

    /** Copies and sorts. */
    public Phase {
        millis = millis.stream().sorted().toList();
    }

    /** Updates received. */
    public int updates() {
        return millis.size();
    }

    /** The time within which {@code percent} of all updates came, in milliseconds; not a number if there was none. */
    public double percentile(int percent) {
        return new Spread(millis).percentile(percent);
    }

    /** Updates a second. */
    public double updatesPerSecond() {
        return updates() / seconds;
    }

    /** Million pixels a second. */
    public double mpixelsPerSecond() {
        return pixels / 1e6 / seconds;
    }

    /** Bytes for a pixel; not a number if there was none. */
    public double bytesPerPixel() {
        return pixels == 0 ? Double.NaN : (double) bytes / pixels;
    }
}
