package oriel.server.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** No more updates a second than the rate allows, wherever the clock begins. */
class FramePacerTest {

    private long now = Long.MAX_VALUE - 10_000_000;
    private final FramePacer pacer = new FramePacer(50, () -> now);

    @Test
    void letsTheFirstOutAtOnce() {
        assertFalse(pacer.isEarly());
    }

    @Test
    void waitsAnIntervalFromWhereTheLastOneBegan() {
        long began = now;
        pacer.sent(began);
        now = began + 19_999_999;
        assertTrue(pacer.isEarly());
        assertEquals(began + 20_000_000, pacer.nextNanos());
        now = began + 20_000_000;
        assertFalse(pacer.isEarly());
    }
}
