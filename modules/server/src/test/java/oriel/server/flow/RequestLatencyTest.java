package oriel.server.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** More while the line is quick, less when it was busy. */
class RequestLatencyTest {

    private final CongestionControl line = new RequestLatency();

    private void answeredAfter(int millis) {
        line.refreshBegan(0);
        line.requested(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void growsOnAQuickLineAndShrinksOnASlowOne() {
        int first = line.refreshPixels();
        answeredAfter(3);
        assertEquals(2 * first, line.refreshPixels());
        answeredAfter(30);
        assertEquals(2 * first, line.refreshPixels());
        answeredAfter(80);
        answeredAfter(80);
        assertEquals(first / 2, line.refreshPixels());
    }

    @Test
    void staysWithinBounds() {
        for (int i = 0; i < 40; i++) {
            answeredAfter(1);
        }
        assertTrue(line.refreshPixels() <= 1 << 18);
        for (int i = 0; i < 40; i++) {
            answeredAfter(100);
        }
        assertTrue(line.refreshPixels() >= 1 << 12);
    }

    @Test
    void otherRequestsSayNothing() {
        int first = line.refreshPixels();
        line.requested(TimeUnit.SECONDS.toNanos(9));
        answeredAfter(30);
        line.requested(TimeUnit.SECONDS.toNanos(9));
        assertEquals(first, line.refreshPixels());
    }
}
