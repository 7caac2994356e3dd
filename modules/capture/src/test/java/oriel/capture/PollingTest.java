package oriel.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** When a screen is looked at, and what has changed on it. */
class PollingTest {

    @Test
    void looksMoreAndMoreSeldomWhileNothingHappens() {
        PollClock clock = new PollClock(0);
        assertTrue(clock.waitNanos(0) <= 0, "the first look is due at once");
        clock.looked(0, 0, true);
        assertEquals(PollClock.SOON_NANOS, clock.waitNanos(0));
        long last = 0;
        for (int i = 0; i < 50; i++) {
            clock.looked(0, 0, false);
            assertTrue(clock.waitNanos(0) >= last);
            last = clock.waitNanos(0);
        }
        assertEquals(PollClock.SELDOM_NANOS, last);
        clock.hurry();
        assertEquals(PollClock.SOON_NANOS, clock.waitNanos(0));
    }

    @Test
    void neverLooksMoreThanHalfOfTheTime() {
        PollClock clock = new PollClock(0);
        clock.looked(0, 100_000_000, true);
        assertEquals(200_000_000, clock.waitNanos(0));
    }

    @Test
    void findsChangedBandsAndTheirWidth() {
        Framebuffer before = new Framebuffer(100, 100);
        Framebuffer after = new Framebuffer(100, 100);
        assertEquals(
                List.of(),
                Difference.between(IntBuffer.wrap(before.pixels()), IntBuffer.wrap(after.pixels()), 100, 100));
        after.fill(new Rect(10, 5, 3, 2), 1);
        after.fill(new Rect(20, 10, 4, 1), 1);
        after.fill(new Rect(99, 99, 1, 1), 1);
        assertEquals(
                List.of(new Rect(10, 5, 14, 6), new Rect(99, 99, 1, 1)),
                Difference.between(IntBuffer.wrap(before.pixels()), IntBuffer.wrap(after.pixels()), 100, 100));
        after.fill(after.bounds(), 2);
        assertEquals(
                List.of(after.bounds()),
                Difference.between(IntBuffer.wrap(before.pixels()), IntBuffer.wrap(after.pixels()), 100, 100));
    }
}
