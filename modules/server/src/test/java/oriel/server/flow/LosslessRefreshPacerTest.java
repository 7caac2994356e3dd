package oriel.server.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Pixels without loss follow what is quiet, and never get in the way of a change. */
class LosslessRefreshPacerTest {

    private static final long MILLI = 1_000_000;

    private long now;

    private LosslessRefreshPacer after(int millis) {
        return LosslessRefreshPacer.of(Optional.of(Duration.ofMillis(millis)), () -> now);
    }

    @Test
    void followWhatHasBeenQuietForLongEnough() {
        LosslessRefreshPacer pacer = after(300);
        pacer.requested(0);
        now = 400 * MILLI;
        assertEquals(OptionalLong.of(100 * MILLI), pacer.quietSinceNanos());
        assertEquals(OptionalLong.of(420 * MILLI), pacer.dueNanos(120 * MILLI));
    }

    @Test
    void waitForAChangeThatMayBeOnItsWayAfterARequest() {
        LosslessRefreshPacer pacer = after(300);
        pacer.requested(1000 * MILLI);
        now = 1009 * MILLI;
        assertEquals(OptionalLong.empty(), pacer.quietSinceNanos());
        assertEquals(OptionalLong.of(1010 * MILLI), pacer.dueNanos(0));
        now = 1010 * MILLI;
        assertEquals(OptionalLong.of(710 * MILLI), pacer.quietSinceNanos());
    }

    @Test
    void doNotFollowWhereTheyAreNotWanted() {
        LosslessRefreshPacer never = LosslessRefreshPacer.of(Optional.empty(), () -> now);
        now = 9_000 * MILLI;
        assertEquals(OptionalLong.empty(), never.quietSinceNanos());
        assertEquals(OptionalLong.empty(), never.dueNanos(0));
    }

    @Test
    void areAsManyAsTheLineTakes() {
        LosslessRefreshPacer pacer = after(300);
        int first = pacer.pixels();
        pacer.began();
        pacer.requested(3 * MILLI);
        assertEquals(2 * first, pacer.pixels());
    }
}
