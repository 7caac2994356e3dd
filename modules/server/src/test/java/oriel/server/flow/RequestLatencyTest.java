package oriel.server.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        answeredAfter(15);
        answeredAfter(30);
        answeredAfter(50);
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
        assertEquals(1 << 18, line.refreshPixels());
        for (int i = 0; i < 40; i++) {
            answeredAfter(100);
        }
        assertEquals(1 << 12, line.refreshPixels());
    }

    @Test
    void countsFromWhereTheRefreshBegan() {
        int first = line.refreshPixels();
        line.refreshBegan(TimeUnit.SECONDS.toNanos(7));
        line.requested(TimeUnit.SECONDS.toNanos(7) + 1);
        assertEquals(2 * first, line.refreshPixels());
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
