package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which updates show a change, and how late they do. */
class UpdateLatencyTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final UpdateCounters all = new UpdateCounters();
    private long now = -3 * SECOND;
    private final UpdateLatency latency = new UpdateLatency(all.ofOne(), () -> now);

    private void assertCounted(long count, double seconds) {
        assertEquals(count, all.latencies().count());
        assertEquals(seconds, all.latencies().seconds());
    }

    @Test
    void theFirstUpdateAndRepetitionsShowNothingNew() {
        latency.written(5, now - SECOND, true);
        latency.written(5, now - SECOND, true);
        assertCounted(0, 0);
    }

    @Test
    void aChangeIsAsLateAsItIsOld() {
        latency.written(0, 0, true);
        latency.written(1, now - SECOND, true);
        assertCounted(1, 1);
        latency.written(3, now - 2 * SECOND, true);
        assertCounted(2, 3);
    }

    @Test
    void whatTheViewerTakesToAskForItIsNotCounted() {
        latency.written(0, 0, true);
        latency.requested(now - SECOND);
        latency.written(1, now - 2 * SECOND, true);
        assertCounted(1, 1);
        latency.requested(now - 5 * SECOND);
        latency.written(2, now - 2 * SECOND, true);
        assertCounted(2, 3);
    }

    @Test
    void whatGoesAheadLeavesTheRestToBeCounted() {
        latency.written(0, 0, true);
        latency.written(1, now - SECOND, false);
        latency.written(1, now - 2 * SECOND, true);
        assertCounted(2, 3);
    }
}
