package oriel.server.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When the screen is looked at, and who waits for that. */
@Timeout(30)
class CaptureDemandTest {

    private static final long FRESH_NANOS = 4_000_000;

    private final AtomicLong now = new AtomicLong(1_000_000_000);
    private final CaptureDemand demand = new CaptureDemand(now::get);

    /** Something that blocks, in a thread of its own, which waits already. */
    private static final class Waiting<T> {

        private final FutureTask<T> task;

        Waiting(Callable<T> work) {
            task = new FutureTask<>(work);
            Thread thread = new Thread(task);
            thread.start();
            while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
                assertFalse(task.isDone(), "it should wait");
                Thread.onSpinWait();
            }
        }

        T result() throws Exception {
            return task.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aScreenRestsUntilSomebodyWaitsForANewerPicture() throws Exception {
        Waiting<Boolean> capture = new Waiting<>(() -> demand.await(() -> 5));
        demand.requestNewerThan(4);
        assertFalse(capture.task.isDone(), "there is one");
        demand.requestNewerThan(5);
        assertEquals(true, capture.result(), "a change may be waited for");
    }

    @Test
    void anOlderWishDoesNotTakeANewerOneBack() throws Exception {
        demand.requestNewerThan(5);
        demand.requestNewerThan(3);
        assertTrue(demand.await(() -> 5));
    }

    @Test
    void nobodyWaitsOnceAllHaveLeft() throws Exception {
        demand.requestNewerThan(5);
        demand.suspend();
        Waiting<Boolean> capture = new Waiting<>(() -> demand.await(() -> 5));
        demand.close();
        capture.result();
        assertTrue(demand.isClosed());
    }

    @Test
    void aCaptureWaitsInVainIfAllLeaveMeanwhile() throws Exception {
        demand.requestNewerThan(0);
        assertFalse(demand.isWaitingInVain());
        demand.await(() -> 0);
        assertFalse(demand.isWaitingInVain());
        demand.suspend();
        assertTrue(demand.isWaitingInVain());
        demand.noteCycle();
        assertFalse(demand.isWaitingInVain());
    }

    @Test
    void aPictureIsCurrentWhileAChangeIsWaitedFor() throws Exception {
        demand.requestNewerThan(0);
        demand.await(() -> 0);
        demand.ensureCurrent(() -> false);
        assertRests();
    }

    /** Nobody has asked the screen for anything. */
    private void assertRests() throws Exception {
        Waiting<Boolean> capture = new Waiting<>(() -> demand.await(() -> 5));
        demand.close();
        assertEquals(true, capture.result());
    }

    @Test
    void aPictureIsCurrentIfItWasJustRead() throws Exception {
        demand.noteCycle();
        now.addAndGet(FRESH_NANOS - 1);
        demand.ensureCurrent(() -> false);
        assertEquals(1, demand.cycles());
        assertRests();
    }

    @Test
    void threadsDoNotHoldEachOtherUp() throws Exception {
        for (int i = 0; i < 2; i++) {
            FutureTask<Boolean> another = new FutureTask<>(() -> {
                demand.requestNewerThan(1);
                demand.suspend();
                demand.noteCycle();
                demand.pause(0);
                return demand.cycles() > 0 && !demand.isClosed() && !demand.isWaitingInVain();
            });
            Thread thread = new Thread(another);
            thread.start();
            assertTrue(another.get(20, TimeUnit.SECONDS));
            thread.join();
        }
    }

    @Test
    void aLostScreenIsNotWaitedFor() throws Exception {
        demand.ensureCurrent(() -> true);
        assertRests();
    }

    @Test
    void aScreenIsMadeToLookBeforeAnOldPictureGoesOut() throws Exception {
        demand.noteCycle();
        now.addAndGet(FRESH_NANOS);
        Waiting<Boolean> capture = new Waiting<>(() -> demand.await(() -> 5));
        Waiting<Boolean> viewer = new Waiting<>(() -> {
            demand.ensureCurrent(() -> false);
            return true;
        });
        assertEquals(false, capture.result(), "at once, without waiting for a change");
        assertFalse(demand.isWaitingInVain());
        demand.noteCycle();
        viewer.result();
        assertEquals(2, demand.cycles());
        Waiting<Boolean> next = new Waiting<>(() -> demand.await(() -> 5));
        demand.close();
        assertEquals(true, next.result(), "once");
    }

    @Test
    void whoWaitsForAPictureGoesOnWhenTheServerStopsOrTheScreenIsLost() throws Exception {
        boolean[] lost = new boolean[1];
        Waiting<Boolean> viewer = new Waiting<>(() -> {
            demand.ensureCurrent(() -> lost[0]);
            return true;
        });
        lost[0] = true;
        assertEquals(0, demand.pause(0), "the capture thread pauses");
        viewer.result();
        Waiting<Boolean> other = new Waiting<>(() -> {
            demand.ensureCurrent(() -> false);
            return true;
        });
        demand.close();
        other.result();
    }

    @Test
    void aPauseEndsWithTheServerAlone() throws Exception {
        long hour = TimeUnit.HOURS.toNanos(1);
        Waiting<Long> pause = new Waiting<>(() -> demand.pause(hour));
        demand.requestNewerThan(7);
        assertFalse(pause.task.isDone());
        demand.close();
        assertEquals(hour, pause.result());
        assertEquals(hour, demand.pause(hour));
    }

    @Test
    void whoIsInterruptedInAPauseStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertEquals(TimeUnit.HOURS.toNanos(1), demand.pause(TimeUnit.HOURS.toNanos(1)));
        assertTrue(Thread.interrupted());
    }
}
