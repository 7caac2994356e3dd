package oriel.launcher.bench.line;

import java.util.List;
import oriel.launcher.bench.Spread;

/**
 * What a viewer has seen of a stage.
 *
 * @param continuous true if updates came without being asked for
 * @param seconds that were counted
 * @param frames each that was seen
 * @param keyMillis from each key to the picture that shows it
 * @param bytes that came in each quarter of a second
 */
record LineResult(
        boolean continuous, double seconds, List<SeenFrame> frames, List<Double> keyMillis, List<Long> bytes) {

    /** Seconds of each of the {@link #bytes}. */
    static final double SLICE_SECONDS = 0.25;

    /**
     * A frame that was seen.
     *
     * @param second when, counted from the first that counts
     * @param ageMillis how long ago it was drawn then
     */
    record SeenFrame(double second, double ageMillis) {}

    /** Copies the lists. */
    LineResult {
        frames = List.copyOf(frames);
        keyMillis = List.copyOf(keyMillis);
        bytes = List.copyOf(bytes);
    }

    /** Ages of the frames, in milliseconds. */
    Spread ages() {
        return new Spread(frames.stream().map(SeenFrame::ageMillis).toList());
    }

    /** Times from a key to its picture, in milliseconds. */
    Spread keys() {
        return new Spread(keyMillis);
    }

    /** Frames seen a second. */
    double framesPerSecond() {
        return frames.size() / seconds;
    }

    /** All bytes that came. */
    long allBytes() {
        return bytes.stream().mapToLong(Long::longValue).sum();
    }

    /** Million bits a second. */
    double mbitsPerSecond() {
        return allBytes() * 8 / 1e6 / seconds;
    }
}
