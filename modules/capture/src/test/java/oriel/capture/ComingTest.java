package oriel.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever waits goes on when the newest text is there, when nobody brings any more, or after a while. */
@Timeout(30)
class ComingTest {

    private final Coming<String> text = new Coming<>();
    private final CountDownLatch went = new CountDownLatch(1);
    private final Thread waiting = new Thread(
            () -> {
                text.await();
                went.countDown();
            },
            "waits");

    private void awaitWaiting() {
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING && went.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void isTakenOnce() {
        text.give("old");
        text.give("new");
        assertEquals(Optional.of("new"), text.take());
        assertEquals(Optional.empty(), text.take());
    }

    @Test
    void nobodyWaitsWhileNoneComes() {
        Thread.currentThread().interrupt();
        text.await();
        text.give("one");
        text.take();
        text.isThere();
        text.await();
        assertTrue(Thread.interrupted(), "has not waited");
    }

    @Test
    void onlyTheNewestLetsThemGoOn() throws Exception {
        text.give("old");
        text.take();
        text.give("new");
        awaitWaiting();
        text.isThere();
        assertEquals(Optional.of("new"), text.take());
        text.isThere();
        went.await();
    }

    @Test
    void theEndLetsThemGoOn() throws Exception {
        text.give("one");
        awaitWaiting();
        text.end();
        went.await();
        text.give("late");
        text.await();
    }

    @Test
    void whatDoesNotComeIsWaitedForOnce() {
        text.give("one");
        text.await();
        Thread.currentThread().interrupt();
        text.await();
        assertTrue(Thread.interrupted(), "has not waited again");
        text.give("two");
        Thread.currentThread().interrupt();
        text.await();
        assertTrue(Thread.interrupted(), "says that it was interrupted");
        assertFalse(Thread.interrupted());
    }
}
