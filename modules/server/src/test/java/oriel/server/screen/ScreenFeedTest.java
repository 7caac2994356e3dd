package oriel.server.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.CaptureProvider;
import oriel.capture.CursorImage;
import oriel.capture.LedState;
import oriel.capture.Resizer;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenLayout.Monitor;
import oriel.capture.ScreenListener;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.MonitorArea;
import oriel.rfb.Rect;
import oriel.rfb.SizeChange;
import oriel.server.event.SessionId;
import oriel.server.flow.NanoClock;
import oriel.testkit.PaintedScreen;

/** The screen and the thread that reads it. */
@Timeout(30)
class ScreenFeedTest {

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final PaintedScreen painted = new PaintedScreen(64, 48).resizing(Resizer.Outcome.DONE);

    private final ScreenEvents events = new ScreenEvents() {
        @Override
        public void desktopChanged() {
            told.add("changed");
        }

        @Override
        public void clipboardChanged(String text) {
            told.add("text " + text);
        }

        @Override
        public void bell() {
            told.add("bell");
        }
    };

    private ScreenFeed feed(double scale) throws PluginException {
        return new ScreenFeed(Configured.plain(painted), scale, events, NanoClock.SYSTEM);
    }

    /** A feed that has captured once. */
    private ScreenFeed captured() throws Exception {
        ScreenFeed feed = feed(1);
        feed.start();
        feed.requestNewerThan(0);
        assertEquals("changed", next());
        return feed;
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(20, TimeUnit.SECONDS));
    }

    private static void until(BooleanSupplier met) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!met.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, "it does not come");
            Thread.onSpinWait();
        }
    }

    @Test
    void readsNothingBeforeSomebodyWantsIt() throws Exception {
        try (ScreenFeed feed = feed(1)) {
            feed.start();
            assertEquals(0, feed.captures());
            assertEquals(0, feed.picture().version());
            assertEquals("a painted screen", feed.description());
            assertEquals(ScreenLayout.single(64, 48), feed.layout());
            assertEquals(ScreenLayout.single(64, 48), feed.pictured());
            assertEquals(new Rect(0, 0, 64, 48), feed.picture().picture().bounds());
        }
    }

    @Test
    void readsAChangeOnceItIsWanted() throws Exception {
        try (ScreenFeed feed = captured()) {
            assertEquals(1, feed.picture().version());
            until(() -> feed.captures() == 1);
            feed.requestNewerThan(1);
            painted.paint(picture -> {
                picture.fill(new Rect(3, 4, 1, 1), 0x123456);
                return new Rect(3, 4, 1, 1);
            });
            assertEquals("changed", next());
            assertEquals(2, feed.picture().version());
            feed.picture().readLock().lock();
            assertEquals(0x123456, feed.picture().picture().pixels()[4 * 64 + 3]);
            feed.picture().readLock().unlock();
        }
    }

    @Test
    void makesAScreenLookBeforeAnOldPictureGoesOut() throws Exception {
        try (ScreenFeed feed = captured()) {
            until(() -> feed.captures() == 1);
            painted.paint(picture -> {
                picture.fill(picture.bounds(), 1);
                return picture.bounds();
            });
            while (feed.picture().version() < 2) {
                feed.ensureCurrent(); // not within some milliseconds after the last capture
            }
            assertEquals("changed", next());
        }
    }

    @Test
    void wakesAScreenThatWaitsForAChangeWhichNobodyWants() throws Exception {
        try (ScreenFeed feed = captured()) {
            until(() -> feed.captures() == 1);
            feed.requestNewerThan(1);
            until(() -> painted.captures() == 2);
            feed.wake();
            assertEquals(1, feed.captures(), "somebody waits");
            feed.suspend();
            feed.wake();
            until(() -> feed.captures() == 2);
        }
    }

    @Test
    void tellsOfOtherMonitorsAndOfAnotherSize() throws Exception {
        try (ScreenFeed feed = captured()) {
            ScreenLayout two = new ScreenLayout(
                    64, 48, List.of(new Monitor(1, new Rect(0, 0, 32, 48)), new Monitor(2, new Rect(32, 0, 32, 48))));
            feed.requestNewerThan(1);
            until(() -> painted.captures() == 2);
            painted.arrange(two);
            assertEquals("changed", next());
            assertEquals(two, feed.pictured());
            assertEquals(1, feed.picture().version(), "of pixels nothing has changed");
            painted.resize(80, 60);
            assertEquals("changed", next());
            assertEquals(ScreenLayout.single(80, 60), feed.pictured());
            assertEquals(new Rect(0, 0, 80, 60), feed.picture().picture().bounds());
        }
    }

    @Test
    void passesOnWhatTheScreenTells() throws Exception {
        try (ScreenFeed feed = feed(0.5)) {
            assertEquals("a painted screen scaled by 0.5", feed.description());
            assertEquals(ScreenLayout.single(32, 24), feed.layout());
            painted.listener().cursorChanged(CursorImage.HIDDEN);
            painted.listener().cursorMoved(10, 20);
            assertEquals(new CursorState(CursorImage.HIDDEN, 2, 5, 10), feed.cursor());
            feed.pointerMoved(7, 8);
            assertEquals(7, feed.cursor().x());
            assertEquals(Optional.empty(), feed.locks());
            painted.listener().locksChanged(new LedState(true, true, false));
            assertEquals(Optional.of(new LedState(true, true, false)), feed.locks());
            painted.listener().bell();
            assertEquals(List.of("changed", "changed", "changed", "changed", "bell"), List.copyOf(told));
            feed.input().orElseThrow().move(1, 1);
            assertEquals("move 3,3", painted.nextEvent());
            feed.clipboard().orElseThrow().setText("x");
            assertEquals("text x", painted.nextEvent());
        }
    }

    private static int resize(ScreenFeed feed) throws InterruptedException {
        LinkedBlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
        List<MonitorArea> monitors = List.of(new MonitorArea(1, new Rect(0, 0, 20, 20), 0));
        feed.sizer().ask(new ScreenSizer.Request(new SessionId(1), 20, 20, monitors, () -> true, answers::add));
        return answers.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void aScreenThatIsLostTakesNothingUntilItIsBack() throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        CaptureProvider provider = mock(CaptureProvider.class);
        when(provider.open(any(), any())).thenAnswer(call -> {
            if (gone.get()) {
                throw new PluginException("it is gone", "wait");
            }
            return painted.open(call.getArgument(0), call.getArgument(1));
        });
        try (ScreenFeed feed = new ScreenFeed(Configured.plain(provider), 1.0, events, NanoClock.SYSTEM)) {
            feed.start();
            feed.requestNewerThan(0);
            assertEquals("changed", next());
            assertEquals(SizeChange.DONE, resize(feed));
            feed.requestNewerThan(2);
            gone.set(true);
            painted.lose();
            until(() -> feed.input().isEmpty());
            assertTrue(feed.clipboard().isEmpty());
            assertEquals(SizeChange.PROHIBITED, resize(feed));
            feed.ensureCurrent();
            gone.set(false);
            until(() -> feed.input().isPresent());
            assertTrue(feed.clipboard().isPresent());
            assertEquals(SizeChange.DONE, resize(feed));
        }
    }

    /** Whatever a plugin throws, at its end too. */
    @Test
    void aScreenThatFailsIsClosedAndOpenedAgain() throws Exception {
        Screen faulty = mock(Screen.class);
        when(faulty.layout()).thenReturn(ScreenLayout.single(64, 48));
        doThrow(new IllegalStateException("made by the test")).when(faulty).capture(any(), any());
        doThrow(new IllegalStateException("made by the test")).when(faulty).close();
        Screen sound = painted.open(Options.none("painted"), mock(ScreenListener.class));
        CaptureProvider provider = mock(CaptureProvider.class);
        when(provider.name()).thenReturn("faulty");
        when(provider.open(any(), any())).thenReturn(faulty).thenReturn(sound);
        try (ScreenFeed feed = new ScreenFeed(Configured.plain(provider), 1.0, events, NanoClock.SYSTEM)) {
            feed.start();
            feed.requestNewerThan(0);
            assertEquals("changed", next());
            assertEquals("a painted screen", feed.description());
            verify(faulty).close();
        }
    }

    @Test
    void aScreenLargerThanTheHeapIsClosedAtOnce() throws Exception {
        CaptureProvider provider = mock(CaptureProvider.class);
        Screen huge = mock(Screen.class);
        when(provider.open(any(), any())).thenReturn(huge);
        when(huge.layout()).thenReturn(ScreenLayout.single(65_535, 65_535));
        assertThrows(
                PluginException.class, () -> new ScreenFeed(Configured.plain(provider), 1, events, NanoClock.SYSTEM));
        verify(huge).close();
    }

    @Test
    void closesTheScreenAtTheEnd() throws Exception {
        CaptureProvider provider = mock(CaptureProvider.class);
        Screen screen = mock(Screen.class);
        when(provider.open(any(), any())).thenReturn(screen);
        when(screen.layout()).thenReturn(ScreenLayout.single(64, 48));
        ScreenFeed feed = new ScreenFeed(Configured.plain(provider), 1, events, NanoClock.SYSTEM);
        feed.start();
        verify(screen, never()).close();
        feed.close();
        verify(screen).wake();
        verify(screen).close();
        verify(screen, never()).capture(any(), any());
        assertEquals(SizeChange.PROHIBITED, resize(feed));
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
