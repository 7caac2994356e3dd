package oriel.capture.x11.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Repeats at the speed of a keyboard pass, a backlog does not. */
class RepeatPaceTest {

    private static final long START = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5); // the clock may run over

    private static long millis(long millis) {
        return START + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void allowsEveryRepeatOfAQuickKeyboard() {
        RepeatPace pace = new RepeatPace(START);
        for (int at = 250; at < 60_000; at += 16) {
            assertTrue(pace.allows(millis(at)), "after " + at + " ms");
        }
    }

    @Test
    void allowsRepeatsThatALineDeliversInSmallGroups() {
        RepeatPace pace = new RepeatPace(START);
        for (int at = 250; at < 60_000; at += 200) {
            for (int repeat = 0; repeat < 6; repeat++) {
                assertTrue(pace.allows(millis(at)), "after " + at + " ms");
            }
        }
    }

    @Test
    void dropsTheBacklogOfAStalledLine() {
        RepeatPace pace = new RepeatPace(START);
        int typed = 0;
        for (int repeat = 0; repeat < 300; repeat++) {
            typed += pace.allows(millis(10_000)) ? 1 : 0;
        }
        assertEquals(10, typed);
        assertTrue(pace.allows(millis(10_033)), "the next one that is in time");
    }
}
