package oriel.server.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.CaptureProvider;
import oriel.capture.PixelSink;
import oriel.capture.Resizer;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenLayout.Monitor;
import oriel.plugin.Configured;
import oriel.rfb.MonitorArea;
import oriel.rfb.Rect;
import oriel.rfb.SizeChange;
import oriel.server.event.SessionId;
import oriel.server.flow.NanoClock;

/** What the capture thread makes of a screen whose captures do what a test says, up to its end. */
@Timeout(30)
class ScreenFeedLifeTest {

    private static final ScreenLayout FIRST = ScreenLayout.single(64, 48);

    private final Screen screen = mock(Screen.class);
    private final CaptureProvider provider = mock(CaptureProvider.class);
    private final ScreenEvents events = mock(ScreenEvents.class);

    /** What each capture does, and then it returns. */
    private final LinkedBlockingQueue<Consumer<PixelSink>> captures = new LinkedBlockingQueue<>();

    private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    private volatile ScreenLayout layout = FIRST;

    @BeforeEach
    void open() throws Exception {
        when(provider.open(any(), any())).thenReturn(screen);
        when(provider.name()).thenReturn("told");
        when(screen.layout()).thenAnswer(call -> layout);
        when(screen.input()).thenReturn(Optional.empty());
        when(screen.resizer()).thenReturn(Optional.of(wanted -> Resizer.Outcome.DONE));
        doAnswer(call -> {
                    threads.add(Thread.currentThread());
                    captures.take().accept(call.getArgument(0));
                    return null;
                })
                .when(screen)
                .capture(any(), any());
        doAnswer(call -> captures.add(sink -> {})).when(screen).wake();
    }

    private ScreenFeed started() throws Exception {
        ScreenFeed feed = new ScreenFeed(Configured.plain(provider), 1, events, NanoClock.SYSTEM);
        feed.start();
        feed.requestNewerThan(0);
        return feed;
    }

    private static void until(BooleanSupplier met) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!met.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, "it does not come");
            Thread.onSpinWait();
        }
    }

    private Consumer<PixelSink> becomes(ScreenLayout other) {
        return sink -> layout = other;
    }

    /** How long it waits for a change says nothing, but somebody who looks now is not kept waiting. */
    @Test
    void aScreenIsStuckThatDoesNotHandOverItsPixels() throws Exception {
        AtomicLong now = new AtomicLong();
        long tooLong = TimeUnit.SECONDS.toNanos(11);
        try (ScreenFeed feed = new ScreenFeed(Configured.plain(provider), 1, events, now::get)) {
            feed.start();
            feed.requestNewerThan(0);
            until(() -> threads.size() == 1);
            now.addAndGet(tooLong);
            assertFalse(feed.isStuck());
            CountDownLatch reading = new CountDownLatch(1);
            CountDownLatch goesOn = new CountDownLatch(1);
            captures.add(sink -> {
                sink.pixels(new Rect(0, 0, 1, 1), IntBuffer.allocate(1), 0, 1);
                reading.countDown();
                until(() -> goesOn.getCount() == 0);
            });
            reading.await();
            assertFalse(feed.isStuck());
            now.addAndGet(tooLong);
            assertTrue(feed.isStuck());
            goesOn.countDown();
            until(() -> feed.captures() == 1);
            assertFalse(feed.isStuck());
        }
    }

    /** Without pixels of it, the picture has the old size. */
    @Test
    void aSizeOfWhichThereIsNoPictureYetIsNotThePictures() throws Exception {
        try (ScreenFeed feed = started()) {
            captures.add(becomes(ScreenLayout.single(80, 48)));
            until(() -> feed.captures() == 1);
            assertEquals(FIRST, feed.pictured());
            captures.add(becomes(ScreenLayout.single(64, 60)));
            until(() -> feed.captures() == 2);
            assertEquals(FIRST, feed.pictured());
            until(() -> threads.size() == 3);
            assertEquals(FIRST, feed.pictured());
            verify(events, never()).desktopChanged();
            ScreenLayout two = new ScreenLayout(
                    64, 48, List.of(new Monitor(1, new Rect(0, 0, 32, 48)), new Monitor(2, new Rect(32, 0, 32, 48))));
            captures.add(becomes(two));
            until(() -> threads.size() == 4);
            assertEquals(two, feed.pictured());
            verify(events).desktopChanged();
        }
    }

    /** The last picture stays, and can be read. */
    @Test
    void aScreenThatGrowsBeyondTheHeapIsLostUntilItIsSmaller() throws Exception {
        try (ScreenFeed feed = started()) {
            captures.add(sink -> {
                layout = ScreenLayout.single(65_535, 65_535);
                sink.pixels(new Rect(0, 0, 1, 1), IntBuffer.allocate(1), 0, 1);
            });
            until(() -> feed.captures() == 1);
            verify(screen, timeout(20_000).atLeastOnce()).close();
            feed.picture().readLock().lock();
            assertEquals(new Rect(0, 0, 64, 48), feed.picture().picture().bounds());
            feed.picture().readLock().unlock();
            layout = FIRST;
            until(() -> threads.size() == 2);
            captures.add(sink -> sink.pixels(new Rect(0, 0, 1, 1), IntBuffer.allocate(1), 0, 1));
            verify(events, timeout(20_000)).desktopChanged();
        }
    }

    /** A capture that has been woken may still be at work: the screen is not closed under it. */
    @Test
    void theScreenIsClosedWhenItsThreadIsThroughWithIt() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Thread closer = Thread.currentThread();
        doAnswer(call -> order.add("closed")).when(screen).close();
        ScreenFeed feed = started();
        captures.add(sink -> {});
        until(() -> threads.size() == 2);
        doAnswer(call -> captures.add(sink -> {
                    until(() -> closer.getState() == Thread.State.TIMED_WAITING || !order.isEmpty());
                    order.add("captured");
                }))
                .when(screen)
                .wake();
        feed.close();
        assertEquals(List.of("captured", "closed"), order);
        Thread thread = threads.get(0);
        assertFalse(thread.isAlive());
        assertEquals("oriel-capture", thread.getName());
        assertTrue(thread.isDaemon());
    }

    @Test
    void whoIsInterruptedClosesTheScreenAllTheSame() throws Exception {
        ScreenFeed feed = started();
        until(() -> threads.size() == 1);
        Thread.currentThread().interrupt();
        feed.close();
        assertTrue(Thread.interrupted());
        verify(screen).close();
    }

    @Test
    void afterTheEndNobodyChangesTheSize() throws Exception {
        ScreenFeed feed = started();
        assertEquals(SizeChange.DONE, resize(feed));
        feed.close();
        assertEquals(SizeChange.PROHIBITED, resize(feed));
    }

    private static int resize(ScreenFeed feed) throws InterruptedException {
        LinkedBlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
        List<MonitorArea> monitors = List.of(new MonitorArea(1, new Rect(0, 0, 20, 20), 0));
        feed.sizer().ask(new ScreenSizer.Request(new SessionId(1), 20, 20, monitors, () -> true, answers::add));
        return answers.poll(20, TimeUnit.SECONDS);
    }
}
