package oriel.recording;

/**
 * How a recording is being played.
 *
 * @param micros where it is
 * @param durationMicros how long it lasts
 * @param playing false while it pauses
 * @param speed 1 as it was recorded
 */
public record PlayerState(long micros, long durationMicros, boolean playing, double speed) {}
