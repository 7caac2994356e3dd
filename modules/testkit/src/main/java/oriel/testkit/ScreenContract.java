package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import oriel.capture.CaptureProvider;
import oriel.capture.InputSink;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.Region;

/**
 * What the screen of every {@link CaptureProvider} must do. A plugin's test implements this interface, says how its
 * screen is opened and changed, and gets these tests:
 *
 * <pre>{@code
 * class MyScreenTest implements ScreenContract {
 *     public CaptureProvider provider() { return new MyProvider(); }
 *     public Options options() { return Options.none("plugins.mine"); }
 *     public void change(Screen screen) { ... draw something ... }
 * }
 * }</pre>
 */
public interface ScreenContract {

    /** Longer than anything here may take. */
    Duration LIMIT = Waiting.LIMIT;

    /** The provider that is tested. */
    CaptureProvider provider();

    /** Options with which it opens; a new object at each call, because options remember what was read. */
    Options options();

    /** Makes at least one pixel of the screen look different from before. Called as often as a test likes. */
    void change(Screen screen);

    /** Opens the screen with a listener that forgets. */
    default Screen open() throws PluginException {
        return provider().open(options(), new RecordingListener());
    }

    /** The name can be written on a command line, and nothing stands in the way of opening. */
    @Test
    default void hasANameAndNoObstacle() {
        assertTrue(provider().name().matches("[a-z0-9-]+"), provider().name());
        assertEquals(Optional.empty(), provider().unavailableReason(options()));
    }

    /** An option that nobody knows is refused, so that a misspelt one is not ignored. */
    @Test
    default void refusesAnUnknownOption() {
        Options options = new Options("plugins.test", Map.of("no_such_option", "1"));
        PluginException refused = assertThrows(
                PluginException.class,
                () -> provider().open(options, new RecordingListener()).close());
        assertTrue(refused.getMessage().contains("no_such_option"), refused.getMessage());
    }

    /** The first capture hands over the whole screen, at once. */
    @Test
    default void handsOverEverythingAtFirst() throws Exception {
        try (Screen screen = open()) {
            assertHandsOverEverything(screen);
        }
    }

    /** After closing it can be opened again, and again begins with everything. */
    @Test
    default void opensAgainAfterItWasClosed() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (Screen screen = open()) {
                assertHandsOverEverything(screen);
            }
        }
    }

    private static void assertHandsOverEverything(Screen screen) {
        RecordingSink sink = new RecordingSink(screen.layout());
        assertTimeoutPreemptively(LIMIT, () -> screen.capture(sink, Duration.ofHours(1)));
        Region seen = new Region();
        sink.areas().forEach(seen::add);
        assertTrue(seen.contains(sink.picture().bounds()), () -> "only " + seen.rects());
    }

    /** What changes is handed over, by the next capture or one soon after. */
    @Test
    default void handsOverWhatChanges() throws Exception {
        try (Screen screen = open()) {
            RecordingSink sink = new RecordingSink(screen.layout());
            settle(screen, sink);
            for (int i = 0; i < 5; i++) {
                change(screen);
                captureUntilChanged(screen, sink);
            }
        }
    }

    /** What changes while nobody captures is handed over later. */
    @Test
    default void losesNothingBetweenTwoCaptures() throws Exception {
        try (Screen screen = open()) {
            RecordingSink sink = new RecordingSink(screen.layout());
            settle(screen, sink);
            change(screen);
            screen.wake();
            CountDownLatch pause = new CountDownLatch(1);
            assertTrue(!pause.await(300, TimeUnit.MILLISECONDS));
            captureUntilChanged(screen, sink);
        }
    }

    private static void settle(Screen screen, RecordingSink sink) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        do {
            sink.forget();
            screen.capture(sink, Duration.ofMillis(300));
        } while (sink.changedPixels() > 0 && System.nanoTime() - end < 0);
        sink.forget();
    }

    private static void captureUntilChanged(Screen screen, RecordingSink sink) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (sink.changedPixels() == 0) {
            assertTrue(System.nanoTime() - end < 0, "a change was not handed over");
            screen.capture(sink, Duration.ofMillis(500));
        }
        settle(screen, sink);
    }

    /** A capture without a change ends when patience does, not long after. */
    @Test
    default void endsWithPatience() throws Exception {
        try (Screen screen = open()) {
            RecordingSink sink = new RecordingSink(screen.layout());
            assertTimeoutPreemptively(LIMIT, () -> {
                screen.capture(sink, Duration.ZERO);
                screen.capture(sink, Duration.ZERO);
                screen.capture(sink, Duration.ofMillis(50));
            });
        }
    }

    /** {@link Screen#wake} ends a capture that waits. */
    @Test
    default void wakeEndsAWait() throws Exception {
        try (Screen screen = open()) {
            RecordingSink sink = new RecordingSink(screen.layout());
            settle(screen, sink);
            Waiting waiting = new Waiting(screen, sink);
            waiting.begin();
            screen.wake();
            waiting.assertEnds();
        }
    }

    /** {@link Screen#wake} while nobody waits ends the next wait. */
    @Test
    default void wakeEndsTheNextWait() throws Exception {
        try (Screen screen = open()) {
            RecordingSink sink = new RecordingSink(screen.layout());
            settle(screen, sink);
            screen.wake();
            assertTimeoutPreemptively(LIMIT, () -> screen.capture(sink, Duration.ofHours(1)));
        }
    }

    /** {@link Screen#close} ends a capture that waits. */
    @Test
    default void closeEndsAWait() throws Exception {
        Screen screen = open();
        Waiting waiting = new Waiting(screen, new RecordingSink(screen.layout()));
        try {
            settle(screen, new RecordingSink(screen.layout()));
            waiting.begin();
        } finally {
            screen.close();
        }
        waiting.assertEnds();
    }

    /** After closing: a second close does nothing, captures throw, input and wake are dropped. */
    @Test
    default void isQuietAfterClose() throws Exception {
        Screen screen = open();
        RecordingSink sink = new RecordingSink(screen.layout());
        screen.capture(sink, Duration.ZERO);
        screen.close();
        assertDoesNotThrow(screen::close);
        assertDoesNotThrow(screen::wake);
        assertThrows(IOException.class, () -> screen.capture(sink, Duration.ZERO));
        screen.input().ifPresent(input -> assertDoesNotThrow(() -> useOddly(input)));
        screen.clipboard().ifPresent(clipboard -> assertDoesNotThrow(() -> clipboard.setText("late")));
    }

    /** Input without a meaning is dropped, and the screen lives on. */
    @Test
    default void dropsInputWithoutAMeaning() throws Exception {
        try (Screen screen = open()) {
            screen.input().ifPresent(input -> assertDoesNotThrow(() -> useOddly(input)));
            assertHandsOverEverything(screen);
        }
    }

    private static void useOddly(InputSink input) {
        for (int keysym : new int[] {0, -1, 1, 0x01ff_ffff, 0x0100_0000, 0x7fff_ffff, 0xff00}) {
            input.key(keysym, true);
            input.key(keysym, false);
        }
        for (int scanCode : new int[] {-1, 0x60, 0xff, 0x100, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            input.key(0, scanCode, true);
            input.key(0xff00, scanCode, true);
            input.key(0, scanCode, false);
        }
        for (int button : new int[] {-1, 0, 10, 255}) {
            input.button(button, true);
            input.button(button, false);
        }
        input.move(-5, 100_000);
        input.move(Integer.MAX_VALUE, Integer.MIN_VALUE);
        input.move(0, 0);
    }

    /** Layout, input and clipboard stay what they are, and the monitors are on the screen. */
    @Test
    default void staysTheSameWhileItIsOpen() throws Exception {
        try (Screen screen = open()) {
            ScreenLayout layout = screen.layout();
            screen.capture(new RecordingSink(layout), Duration.ZERO);
            assertEquals(layout, screen.layout());
            assertSame(screen.input().orElse(null), screen.input().orElse(null));
            assertSame(screen.clipboard().orElse(null), screen.clipboard().orElse(null));
            assertTrue(!screen.description().isBlank());
            Rect whole = new Framebuffer(layout.width(), layout.height()).bounds();
            layout.monitors().forEach(monitor -> assertTrue(whole.contains(monitor.area()), monitor.toString()));
        }
    }
}
