package oriel.capture.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import oriel.capture.InputSink;
import oriel.capture.LedState;
import oriel.capture.Screen;
import oriel.capture.x11.xlib.Painter;
import oriel.plugin.Options;
import oriel.rfb.Keysyms;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;
import oriel.testkit.Xvfb;

/** The lamps of the keyboard are told at first and when they change. */
class X11LocksTest {

    private static final int CAPS_MASK = 2;
    private static final int NUM_MASK = 16;
    private static final LedState NUM = new LedState(false, true, false);
    private static final LedState NUM_AND_CAPS = new LedState(false, true, true);

    private final RecordingListener told = new RecordingListener();
    private Xvfb xvfb;
    private Painter painter;

    @BeforeEach
    void start() throws Exception {
        xvfb = Xvfb.start(320, 240);
        painter = new Painter(xvfb.display(), 320, 240, 1);
    }

    @AfterEach
    void end() {
        if (xvfb != null) {
            painter.close();
            xvfb.close();
        }
    }

    private Screen open() throws Exception {
        return new X11Provider().open(new Options("x11", Map.of("display", xvfb.display())), told);
    }

    private void awaitTold(Screen screen, LedState... wanted) throws Exception {
        RecordingSink sink = new RecordingSink(screen.layout());
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (told.locks().size() < wanted.length) {
            assertTrue(System.nanoTime() - end < 0, () -> "only " + told.locks());
            screen.capture(sink, Duration.ofMillis(100));
        }
        assertEquals(List.of(wanted), told.locks());
    }

    @Test
    void tellsTheLocksAtFirstAndWhenTheyChange() throws Exception {
        painter.lock(NUM_MASK, true);
        try (Screen screen = open()) {
            assertEquals(List.of(NUM), told.locks());
            painter.lock(CAPS_MASK, true);
            awaitTold(screen, NUM, NUM_AND_CAPS);
            painter.lock(CAPS_MASK | NUM_MASK, false);
            awaitTold(screen, NUM, NUM_AND_CAPS, LedState.NONE);
        }
    }

    @Test
    void aViewersLockKeyIsToldToo() throws Exception {
        try (Screen screen = open()) {
            InputSink input = screen.input().orElseThrow();
            for (int round = 0; round < 2; round++) {
                input.key(Keysyms.CAPS_LOCK, true);
                input.key(Keysyms.CAPS_LOCK, false);
            }
            input.key(0xff7f, 0x45, true);
            input.key(0xff7f, 0x45, false);
            RecordingSink sink = new RecordingSink(screen.layout());
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!told.locks().get(told.locks().size() - 1).equals(NUM)) {
                assertTrue(System.nanoTime() - end < 0, () -> "only " + told.locks());
                screen.capture(sink, Duration.ofMillis(100));
            }
        }
    }

    /** What is locked for the moment of a key press is nobody's business. */
    @Test
    void typingTellsNothing() throws Exception {
        try (Screen screen = open()) {
            InputSink input = screen.input().orElseThrow();
            RecordingSink sink = new RecordingSink(screen.layout());
            screen.capture(sink, Duration.ZERO);
            for (int keysym : new int[] {0xffb1, 'A', 0x6d6, 'a', 0xff9c}) {
                input.key(keysym, true);
                input.key(keysym, false);
                screen.capture(sink, Duration.ofMillis(50));
            }
            assertEquals(List.of(LedState.NONE), told.locks());
        }
    }
}
