package oriel.client.line;

import java.time.Duration;

/**
 * By how much bytes come later than rate and delay say. What TCP carries keeps its order: a lost packet shows as a time in
 * which nothing arrives, at whose end all comes at once that has been sent meanwhile.
 *
 * @param jitter up to so much later, each packet by chance
 * @param stalledShare of the time, 0 to less than 1, in which nothing arrives
 * @param stall how long nothing arrives then; when it begins is chance
 */
public record Unrest(Duration jitter, double stalledShare, Duration stall) {

    /** None. */
    public static final Unrest NONE = new Unrest(Duration.ZERO, 0, Duration.ZERO);

    /** Checks the numbers. */
    public Unrest {
        if (jitter.isNegative() || stall.isNegative() || !(stalledShare >= 0 && stalledShare < 1)) {
            throw new IllegalArgumentException("an unrest of " + jitter + ", " + stalledShare + " of " + stall);
        }
    }

    /** True if there are times in which nothing arrives. */
    boolean stalls() {
        return stalledShare > 0 && !stall.isZero();
    }
}
