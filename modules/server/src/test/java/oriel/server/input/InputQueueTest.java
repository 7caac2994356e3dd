package oriel.server.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import oriel.server.event.SessionId;

/** Input waits for a screen that takes its time, and nobody else does. */
@Timeout(30)
class InputQueueTest {

    private static final SessionId FIRST = new SessionId(1);
    private static final SessionId SECOND = new SessionId(2);

    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong now = new AtomicLong(1_000 * InputQueue.HANG_NANOS);
    private final AtomicReference<Thread> worker = new AtomicReference<>();
    private final InputQueue queue = new InputQueue(new Screen(), now::get);

    @AfterEach
    void close() {
        goOn.countDown();
        queue.close();
    }

    /** Notes what comes; the first event takes until {@code goOn}, and the key x fails. */
    private final class Screen implements InputQueue.Taker {

        @Override
        public void take(SessionId session, InputEvent event, boolean late) {
            worker.set(Thread.currentThread());
            told.add(session + " " + name(event) + (late ? " late" : ""));
            stuck.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (event instanceof InputEvent.Key key && key.keysym() == 'x') {
                throw new IllegalStateException("made by the test");
            }
        }

        @Override
        public void release(SessionId session) {
            told.add(session + " left");
        }
    }

    private static String name(InputEvent event) {
        if (event instanceof InputEvent.Motion motion) {
            return "by " + motion.x() + "," + motion.y() + ":" + motion.buttons();
        }
        return event instanceof InputEvent.Key key
                ? String.valueOf((char) key.keysym())
                : ((InputEvent.Pointer) event).x() + ":" + ((InputEvent.Pointer) event).buttons();
    }

    private void key(SessionId session, int keysym) {
        queue.add(session, new InputEvent.Key(keysym, 0, true, now.get()));
    }

    private void pointer(int x, int buttons) {
        queue.add(FIRST, new InputEvent.Pointer(x, 0, buttons, now.get()));
    }

    private void motion(int x, int y, int buttons) {
        queue.add(FIRST, new InputEvent.Motion(x, y, buttons, now.get()));
    }

    private void hang() throws InterruptedException {
        key(FIRST, 'a');
        assertTrue(stuck.await(10, TimeUnit.SECONDS));
    }

    /** What the screen was given, when that ends so. */
    private List<String> toldUpTo(String last) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!told.contains(last)) {
            assertTrue(System.nanoTime() - end < 0, told::toString);
            Thread.onSpinWait();
        }
        return List.copyOf(told);
    }

    @Test
    void dropsWhatWaitsOfAViewerThatHasLeft() throws Exception {
        hang();
        key(FIRST, 'b');
        key(SECOND, 'c');
        key(FIRST, 'd');
        queue.leave(FIRST);
        goOn.countDown();
        assertEquals(List.of("1 a", "1 left", "2 c"), toldUpTo("2 c"));
    }

    @Test
    void givesTheLastInputOfWhoHasLeftByItselfAndReleasesItBehind() throws Exception {
        hang();
        key(FIRST, 'b');
        key(SECOND, 'c');
        key(FIRST, 'd');
        queue.finish(FIRST);
        now.addAndGet(InputQueue.MAX_LAST_WAIT_NANOS);
        goOn.countDown();
        assertEquals(List.of("1 a", "1 b", "2 c", "1 d", "1 left"), toldUpTo("1 left"));
    }

    @Test
    void givesNoLastInputThatHasWaitedForLong() throws Exception {
        hang();
        key(FIRST, 'b');
        key(FIRST, 'c');
        queue.finish(FIRST);
        now.addAndGet(InputQueue.MAX_LAST_WAIT_NANOS + 1);
        goOn.countDown();
        assertEquals(List.of("1 a", "1 left"), toldUpTo("1 left"));
    }

    @Test
    void releasesWhoFinishesIfNothingWaitsAndOnlyOnce() throws Exception {
        hang();
        queue.finish(FIRST);
        queue.finish(FIRST);
        queue.leave(FIRST);
        queue.finish(SECOND);
        key(SECOND, 'b');
        goOn.countDown();
        assertEquals(List.of("1 a", "1 left", "2 b"), toldUpTo("2 b"));
    }

    @Test
    void dropsTheLastInputWhereItIsClosedMeanwhile() throws Exception {
        hang();
        key(FIRST, 'b');
        queue.finish(FIRST);
        Thread closing = new Thread(queue::close);
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        closing.join();
        assertEquals(List.of("1 a", "1 left"), told);
    }

    @Test
    void givesViewersTheirTurns() throws Exception {
        hang();
        for (char each : "bcd".toCharArray()) {
            key(FIRST, each);
        }
        key(SECOND, 'e');
        key(SECOND, 'f');
        goOn.countDown();
        assertEquals(List.of("1 a", "1 b", "2 e", "1 c", "2 f", "1 d"), toldUpTo("1 d"));
    }

    @Test
    void joinsMovesOfAJamButKeepsEveryClick() throws Exception {
        hang();
        for (int x = 1; x <= 1000; x++) {
            pointer(x, 0);
        }
        pointer(1001, 1);
        pointer(1002, 0);
        goOn.countDown();
        List<String> all = toldUpTo("1 1002:0");
        assertEquals(List.of("1 1000:0", "1 1001:1", "1 1002:0"), all.subList(all.size() - 3, all.size()));
        assertEquals(InputQueue.MAX_MOVES + 4, all.size());
    }

    @Test
    void sumsWaysOfAJamUpSoThatNothingOfThemIsLost() throws Exception {
        hang();
        for (int i = 1; i <= 1000; i++) {
            motion(2, -1, 0);
        }
        motion(5, 0, 1);
        goOn.countDown();
        List<String> all = toldUpTo("1 by 5,0:1");
        int joined = 1000 - InputQueue.MAX_MOVES;
        assertEquals("1 by 2,-1:0", all.get(1));
        assertEquals("1 by " + 2 * joined + "," + -joined + ":0", all.get(all.size() - 2));
        assertEquals(InputQueue.MAX_MOVES + 3, all.size());
    }

    @Test
    void holdsNoMoreThanItsLimitAndReleasesWhatMayHaveBeenCutShort() throws Exception {
        hang();
        for (int i = 0; i < InputQueue.MAX_EVENTS + 1000; i++) {
            key(FIRST, 'b');
        }
        goOn.countDown();
        assertEquals(InputQueue.MAX_EVENTS + 2, toldUpTo("1 left").size());
        key(FIRST, 'c');
        toldUpTo("1 c");
    }

    @Test
    void saysWhatComesTooLateBecauseTheScreenHung() throws Exception {
        hang();
        key(FIRST, 'b');
        now.addAndGet(InputQueue.HANG_NANOS);
        key(FIRST, 'c');
        now.incrementAndGet();
        key(FIRST, 'd');
        goOn.countDown();
        assertEquals(List.of("1 a", "1 b late", "1 c", "1 d"), toldUpTo("1 d"));
    }

    @Test
    void aScreenThatIsSlowHasNotHungYet() throws Exception {
        hang();
        key(FIRST, 'b');
        now.addAndGet(InputQueue.HANG_NANOS);
        goOn.countDown();
        assertEquals(List.of("1 a", "1 b"), toldUpTo("1 b"));
    }

    @Test
    void whatWaitsJustSoLongThatTheScreenMayHaveHungIsPressed() throws Exception {
        hang();
        now.incrementAndGet();
        key(FIRST, 'b');
        now.addAndGet(InputQueue.HANG_NANOS);
        goOn.countDown();
        assertEquals(List.of("1 a", "1 b"), toldUpTo("1 b"));
    }

    /** So that it has to be woken. */
    private void untilItSleeps() {
        while (worker.get().getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aThreadThatSleepsIsWokenByWhatComesAndByWhoLeaves() {
        goOn.countDown();
        key(FIRST, 'a');
        toldUpTo("1 a");
        untilItSleeps();
        key(FIRST, 'b');
        toldUpTo("1 b");
        untilItSleeps();
        queue.leave(FIRST);
        toldUpTo("1 left");
        assertEquals("oriel-input", worker.get().getName());
        assertTrue(worker.get().isDaemon());
    }

    @Test
    void tellsOnceOfAScreenThatFailsAndAgainWhenItHasWorkedMeanwhile() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(InputQueue.class);
        logger.addAppender(log);
        try {
            goOn.countDown();
            for (char each : "xxaxa".toCharArray()) {
                key(FIRST, each);
            }
            queue.leave(SECOND);
            key(FIRST, 'b');
            toldUpTo("1 b");
        } finally {
            logger.detachAppender(log);
        }
        assertEquals(
                List.of(Level.ERROR, Level.DEBUG, Level.ERROR),
                log.list.stream().map(ILoggingEvent::getLevel).toList());
    }

    @Test
    void saysWhatComesTooLateAlthoughTheScreenTakesAllOfIt() {
        goOn.countDown();
        long old = now.get();
        now.addAndGet(InputQueue.MAX_WAIT_NANOS);
        queue.add(FIRST, new InputEvent.Key('a', 0, true, old));
        queue.add(FIRST, new InputEvent.Key('b', 0, true, old - 1));
        queue.add(FIRST, new InputEvent.Key('c', 0, true, now.get()));
        assertEquals(List.of("1 a", "1 b late", "1 c"), toldUpTo("1 c"));
    }

    @Test
    void goesOnAfterAScreenHasFailed() {
        goOn.countDown();
        key(FIRST, 'x');
        key(FIRST, 'b');
        assertEquals(List.of("1 x", "1 b"), toldUpTo("1 b"));
    }

    @Test
    void releasesWhatIsHeldWhenTheServerStops() throws Exception {
        goOn.countDown();
        key(FIRST, 'a');
        key(SECOND, 'b');
        toldUpTo("2 b");
        queue.close();
        key(FIRST, 'c');
        assertEquals(List.of("1 left", "2 left"), told.subList(2, told.size()));
    }

    @Test
    void aServerThatStopsWaitsForAScreenThatTakesItsTimeAndDropsTheRest() throws Exception {
        hang();
        key(FIRST, 'b');
        Thread stopping = new Thread(queue::close);
        stopping.start();
        while (stopping.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        stopping.join();
        assertEquals(List.of("1 a", "1 left"), List.copyOf(told));
    }

    @Test
    void aServerThatIsInterruptedWhileItStopsWaitsForNothing() throws Exception {
        hang();
        Thread.currentThread().interrupt();
        queue.close();
        assertTrue(Thread.interrupted());
        assertEquals(List.of("1 a"), List.copyOf(told));
    }

    @Test
    void aServerStopsWithoutAnyInput() {
        queue.close();
        assertEquals(List.of(), told);
    }
}
