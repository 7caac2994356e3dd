package oriel.server.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Half a processor over time, two seconds at once; the time passes only as a test says. */
class WorkPaceTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long nanos = -7;
    private final WorkPace pace = new WorkPace(() -> nanos);

    @Test
    void allowsTwoSecondsOfWorkAtOnce() {
        pace.spend(2 * SECOND);
        assertEquals(0, pace.waitNanos());
        pace.spend(1);
        assertEquals(2, pace.waitNanos());
    }

    @Test
    void hasWhatIsMoreWaitForTwiceAsLong() {
        pace.spend(5 * SECOND);
        assertEquals(6 * SECOND, pace.waitNanos());
        nanos += 2 * SECOND;
        assertEquals(4 * SECOND, pace.waitNanos());
        nanos += 4 * SECOND;
        assertEquals(0, pace.waitNanos());
        pace.spend(SECOND);
        assertEquals(2 * SECOND, pace.waitNanos());
    }

    @Test
    void savesNoMoreThanTwoSecondsOfWork() {
        nanos += 3600 * SECOND;
        assertEquals(0, pace.waitNanos());
        pace.spend(3 * SECOND);
        assertEquals(2 * SECOND, pace.waitNanos());
    }

    @Test
    void holdsUpNothingThatComesEightThousandTimesASecond() {
        for (int i = 0; i < 100_000; i++) {
            assertEquals(0, pace.waitNanos());
            pace.spend(WorkPace.MESSAGE_NANOS);
            nanos += 125_000;
        }
    }
}
