package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** More while the line is quick, less when it was busy. */
class RefreshPaceTest {

    private final RefreshPace pace = new RefreshPace();

    private void answeredAfter(int millis) {
        pace.began(0);
        pace.asked(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void growsOnAQuickLineAndShrinksOnASlowOne() {
        int first = pace.pixels();
        answeredAfter(3);
        assertEquals(2 * first, pace.pixels());
        answeredAfter(30);
        assertEquals(2 * first, pace.pixels());
        answeredAfter(80);
        answeredAfter(80);
        assertEquals(first / 2, pace.pixels());
    }

    @Test
    void staysWithinBounds() {
        for (int i = 0; i < 40; i++) {
            answeredAfter(1);
        }
        assertTrue(pace.pixels() <= 1 << 18);
        for (int i = 0; i < 40; i++) {
            answeredAfter(100);
        }
        assertTrue(pace.pixels() >= 1 << 12);
    }

    @Test
    void otherRequestsSayNothing() {
        int first = pace.pixels();
        pace.asked(TimeUnit.SECONDS.toNanos(9));
        answeredAfter(30);
        pace.asked(TimeUnit.SECONDS.toNanos(9));
        assertEquals(first, pace.pixels());
    }
}
