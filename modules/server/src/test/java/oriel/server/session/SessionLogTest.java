package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import oriel.security.Admission;
import oriel.security.Right;
import oriel.transport.Connection;

/** What an operator reads of sessions: who came in with which rights, what went wrong, and what does not end. */
@Timeout(30)
class SessionLogTest {

    /** FramebufferUpdateRequest for all of the screen, from scratch. */
    private static final String REQUEST = "\3\0\0\0\0\0\0\100\0\60";

    private final Lobby lobby = new Lobby();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Logger room = (Logger) LoggerFactory.getLogger("oriel.server.session");

    @BeforeEach
    void listen() {
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        room.addAppender(log);
    }

    @AfterEach
    void stop() throws InterruptedException {
        lobby.close();
        for (Thread thread : threads) {
            thread.join();
        }
        room.detachAppender(log);
    }

    private List<ILoggingEvent> events(Level level) {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel() == level)
                .toList();
    }

    private List<String> lines(Level level) {
        return events(level).stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static void letIn(Lobby lobby, String user, Set<Right> rights) {
        lobby.type = Lobby.door(false, connection -> new Admission(connection, user, rights));
    }

    @Test
    void aLoginHasTheNameAndAnEndHasTheReason() throws Exception {
        lobby.viewer().close();
        assertEquals("closed, it left", lobby.next());
        assertEquals(
                List.of("session 1 from 127.0.0.1:1 admitted as ada", "session 1 from 127.0.0.1:1 ended: it left"),
                lines(Level.INFO));
        assertEquals(List.of(), lines(Level.WARN));
    }

    @Test
    void aLoginSaysWhoMayOnlyLook() throws Exception {
        letIn(lobby, "", Right.VIEW_ONLY);
        lobby.viewer();
        assertEquals(List.of("session 1 from 127.0.0.1:1 admitted, view only"), lines(Level.INFO));
    }

    /** It comes from an authenticator, which may have it from anybody. */
    @Test
    void aNameBreaksNoLine() throws Exception {
        letIn(lobby, "ada\nsession 2\u001b", Right.FULL);
        lobby.viewer();
        assertEquals(List.of("session 1 from 127.0.0.1:1 admitted as ada?session 2?"), lines(Level.INFO));
    }

    @Test
    void aFaultOfTheServerIsToldWithWhatItIs() throws Exception {
        lobby.registry();
        when(lobby.feed.layout()).thenThrow(new IllegalStateException("made by the test"));
        lobby.connect(Lobby.HELLO);
        assertEquals("connected", lobby.next());
        assertEquals("refused, an error of the server", lobby.next());
        ILoggingEvent error = events(Level.ERROR).get(0);
        assertEquals("session 1 failed", error.getFormattedMessage());
        assertEquals("made by the test", error.getThrowableProxy().getMessage());
    }

    @Test
    void aFaultIsToldAlsoOfASessionThatIsAboutToEnd() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        busyWith(() -> {
            awaitWhateverComes(ended);
            throw new IllegalStateException("made by the test");
        });
        lobby.registry().disconnect(lobby.last().id(), "enough");
        ended.countDown();
        assertEquals("closed, enough", lobby.next());
        assertEquals(List.of("session 1 failed"), lines(Level.ERROR));
    }

    /** A viewer whose writer does something as soon as it is asked for a picture. */
    private Connection busyWith(Callable<?> work) throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        lobby.registry();
        doAnswer(call -> {
                    threads.add(Thread.currentThread());
                    busy.countDown();
                    return work.call();
                })
                .when(lobby.feed)
                .ensureCurrent();
        Connection viewer = lobby.viewer();
        Lobby.say(viewer, REQUEST);
        busy.await();
        return viewer;
    }

    private static void awaitWhateverComes(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // as code that hangs
            }
        }
    }

    /** The engine's clock, which jumps at each look from now on. */
    private AtomicLong jumpingClock() {
        AtomicLong passed = new AtomicLong();
        AtomicLong step = new AtomicLong();
        lobby.clock = () -> System.nanoTime() + passed.getAndAdd(step.get());
        return step;
    }

    /** Ten seconds of the engine's clock, of which there is little left at the second look. */
    @Test
    void aThreadThatDoesNotEndIsToldOf() throws Exception {
        AtomicLong step = jumpingClock();
        CountDownLatch test = new CountDownLatch(1);
        Connection viewer = busyWith(() -> {
            awaitWhateverComes(test);
            throw new InterruptedException();
        });
        step.set(TimeUnit.MILLISECONDS.toNanos(4999));
        viewer.close();
        assertEquals("closed, it left", lobby.next());
        assertEquals(List.of("session 1 has left, but the thread that sent to it does not end"), lines(Level.WARN));
        test.countDown();
    }

    @Test
    void aThreadThatTakesItsTimeIsWaitedFor() throws Exception {
        lobby.onEvent = event -> threads.add(Thread.currentThread());
        Connection viewer = busyWith(() -> {
            try {
                return new CountDownLatch(1).await(1, TimeUnit.HOURS);
            } finally {
                awaitWaiting(threads.get(0));
            }
        });
        viewer.close();
        assertEquals("closed, it left", lobby.next());
        assertEquals(List.of(), lines(Level.WARN));
        Thread writer = threads.get(2);
        assertEquals("oriel-1-writer", writer.getName());
        assertTrue(writer.isDaemon(), "it holds no program up");
        assertEquals("oriel-1-reader", threads.get(0).getName());
        assertTrue(threads.get(0).isDaemon(), "nor does the reader");
    }

    private static void awaitWaiting(Thread reader) {
        while (reader.getState() != Thread.State.TIMED_WAITING && reader.isAlive()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aSessionThatDoesNotEndWithTheServerIsToldOf() throws Exception {
        AtomicLong step = jumpingClock();
        CountDownLatch test = new CountDownLatch(1);
        CountDownLatch hung = new CountDownLatch(1);
        lobby.onEvent = event -> {
            threads.add(Thread.currentThread());
            hung.countDown();
            awaitWhateverComes(test);
        };
        lobby.connect("");
        hung.await();
        step.set(TimeUnit.SECONDS.toNanos(3));
        lobby.registry().close();
        assertEquals(List.of("session 1 does not end"), lines(Level.WARN));
        test.countDown();
    }

    @Test
    void aSessionThatEndsWithTheServerIsNot() throws Exception {
        lobby.viewer();
        lobby.registry().close();
        assertEquals("closed, the server stops", lobby.next());
        assertEquals(List.of(), lines(Level.WARN));
    }

    @Test
    void aListenerThatFailsIsToldOfAndKeepsNobodyOut() throws Exception {
        lobby.onEvent = event -> {
            throw new IllegalStateException("made by the test");
        };
        lobby.connect(Lobby.HELLO);
        while (lines(Level.ERROR).size() < 2) {
            Thread.onSpinWait();
        }
        assertEquals(
                "the listener of the server's sessions has failed",
                lines(Level.ERROR).get(1));
        assertEquals(1, lobby.registry().count());
    }
}
