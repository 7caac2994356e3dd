package oriel.server.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Pixels without loss follow what is quiet, and never get in the way of a change. */
class LosslessRefreshPacerTest {

    private static final long MILLI = 1_000_000;

    private final CongestionControl line = new CongestionControl();
    private long now;

    private LosslessRefreshPacer after(int millis) {
        return new LosslessRefreshPacer(Optional.of(Duration.ofMillis(millis)), line, () -> now);
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
    void needNoRequestWhereUpdatesComeWithoutAndTheClockMayShowAnything() {
        now = -9_000 * MILLI;
        LosslessRefreshPacer pacer = after(300);
        assertEquals(OptionalLong.of(-9_300 * MILLI), pacer.quietSinceNanos());
        assertEquals(OptionalLong.of(-8_500 * MILLI), pacer.dueNanos(-8_800 * MILLI));
    }

    @Test
    void doNotFollowWhereTheyAreNotWanted() {
        LosslessRefreshPacer never = new LosslessRefreshPacer(Optional.empty(), line, () -> now);
        now = 9_000 * MILLI;
        assertEquals(OptionalLong.empty(), never.quietSinceNanos());
        assertEquals(OptionalLong.empty(), never.dueNanos(0));
    }

    /** Bytes that took a line of no length so long. */
    private void took(long bytes, int millis) {
        line.greeted(0);
        line.sent(0, bytes, now, now);
        now += millis * MILLI;
        line.requested(now);
    }

    @Test
    void areAsManyAsTheLineTakesInAMoment() {
        LosslessRefreshPacer pacer = after(300);
        assertEquals(1 << 15, pacer.pixels());
        took(40_000, 40);
        assertEquals(20_000 / 3, pacer.pixels());
        pacer.sent(1000, 1000);
        assertEquals(20_000 / 2, pacer.pixels());
    }

    @Test
    void areNeitherNoneNorTooMany() {
        LosslessRefreshPacer pacer = after(300);
        took(5_000, 1000);
        assertEquals(1 << 12, pacer.pixels());
        for (int i = 0; i < 4; i++) {
            took(100_000_000, 1);
        }
        assertEquals(1 << 18, pacer.pixels());
    }
}
