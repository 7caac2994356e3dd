package oriel.client.line;

import java.time.Duration;

/**
 * Another rate for a while.
 *
 * @param bitsPerSecond the rate, more than 0
 * @param after how long after {@link SimulatedLine#begin} it begins
 * @param length how long it lasts
 */
public record RateDrop(long bitsPerSecond, Duration after, Duration length) {

    /** Checks the numbers. */
    public RateDrop {
        if (bitsPerSecond <= 0 || after.isNegative() || length.isNegative()) {
            throw new IllegalArgumentException("a rate of " + bitsPerSecond + " after " + after + " for " + length);
        }
    }
}
