package oriel.client.line;

import java.time.Duration;
import java.util.Optional;

/**
 * What one direction of a simulated line does to the bytes that go through it.
 *
 * @param bitsPerSecond of its narrowest part; 0 for no limit
 * @param delay from one end to the other, besides the time that the rate costs
 * @param queueBytes that may wait before the narrowest part; what finds no room waits in the sender's socket
 * @param unrest by which bytes come later than that
 * @param drop of the rate for a while
 */
public record LineConditions(
        long bitsPerSecond, Duration delay, long queueBytes, Unrest unrest, Optional<RateDrop> drop) {

    /** A line that changes nothing. */
    public static final LineConditions NONE = new LineConditions(0, Duration.ZERO, 0, Unrest.NONE, Optional.empty());

    /** Checks the numbers. */
    public LineConditions {
        if (bitsPerSecond < 0 || delay.isNegative() || queueBytes < 0) {
            throw new IllegalArgumentException("a line with less than nothing");
        }
        if (drop.isPresent() && bitsPerSecond == 0) {
            throw new IllegalArgumentException("a rate without a limit, which drops");
        }
    }

    /** With another rate, in bits a second; 0 for no limit. */
    public LineConditions withRate(long rate) {
        return new LineConditions(rate, delay, queueBytes, unrest, drop);
    }

    /** With another delay. */
    public LineConditions withDelay(Duration time) {
        return new LineConditions(bitsPerSecond, time, queueBytes, unrest, drop);
    }

    /** With room for so many bytes. */
    public LineConditions withQueue(long bytes) {
        return new LineConditions(bitsPerSecond, delay, bytes, unrest, drop);
    }

    /** With room for what the rate carries in this time; none if it has no limit, since nothing waits then. */
    public LineConditions withQueue(Duration time) {
        return withQueue(Math.round(bitsPerSecond / 8.0 * time.toNanos() / 1e9));
    }

    /** With another unrest. */
    public LineConditions withUnrest(Unrest other) {
        return new LineConditions(bitsPerSecond, delay, queueBytes, other, drop);
    }

    /** With a rate that drops for a while. */
    public LineConditions withDrop(RateDrop once) {
        return new LineConditions(bitsPerSecond, delay, queueBytes, unrest, Optional.of(once));
    }
}
