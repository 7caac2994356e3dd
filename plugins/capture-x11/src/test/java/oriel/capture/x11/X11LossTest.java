package oriel.capture.x11;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import oriel.capture.InputSink;
import oriel.capture.Resizer;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.x11.xlib.Painter;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.testkit.Programs;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;
import oriel.testkit.Xvfb;

/** The X server's end, at any moment, does not end us; and nothing of ours is left behind. */
class X11LossTest {

    private static Screen open(Xvfb xvfb) throws PluginException {
        return new X11Provider().open(options(xvfb), new RecordingListener());
    }

    private static Options options(Xvfb xvfb) {
        return new Options("plugins.x11", Map.of("display", xvfb.display()));
    }

    @Test
    void aServerThatDiesWhileWeWaitEndsTheCapture() throws Exception {
        try (Xvfb xvfb = Xvfb.start(640, 480);
                Screen screen = open(xvfb)) {
            RecordingSink sink = new RecordingSink(screen.layout());
            screen.capture(sink, Duration.ZERO);
            CompletableFuture<IOException> end = CompletableFuture.supplyAsync(() -> captureUntilLost(screen, sink));
            xvfb.kill();
            assertTrue(end.get(10, TimeUnit.SECONDS).getMessage().contains("gone"));
            assertLost(screen, sink);
        }
    }

    @Test
    void readsEverythingBeforeItHandsAnythingOver() throws Exception {
        try (Xvfb xvfb = Xvfb.start(1280, 800);
                Painter painter = new Painter(xvfb.display(), 1280, 800, 1);
                Screen screen = open(xvfb)) {
            RecordingSink sink = new RecordingSink(screen.layout());
            screen.capture(sink, Duration.ZERO);
            sink.forget();
            painter.fill(0, 0, 10, 10, 0x112233);
            painter.fill(1200, 700, 10, 10, 0x445566);
            CompletableFuture<Void> capture =
                    CompletableFuture.runAsync(() -> captureWhileStopped(screen, sink, xvfb.pid()));
            try {
                capture.get(20, TimeUnit.SECONDS);
                assertEquals(2, sink.areas().size(), "the server was asked in between");
            } finally {
                signal("CONT", xvfb.pid());
            }
        }
    }

    private static void captureWhileStopped(Screen screen, RecordingSink sink, long server) {
        try {
            screen.capture(
                    (area, pixels, offset, stride) -> {
                        signal("STOP", server);
                        sink.pixels(area, pixels, offset, stride);
                    },
                    Duration.ofSeconds(10));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String name, long process) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static IOException captureUntilLost(Screen screen, RecordingSink sink) {
        return assertThrows(IOException.class, () -> {
            while (true) {
                screen.capture(sink, Duration.ofHours(1));
            }
        });
    }

    private static void assertLost(Screen screen, RecordingSink sink) {
        assertThrows(IOException.class, () -> screen.capture(sink, Duration.ZERO));
        InputSink input = screen.input().orElseThrow();
        assertDoesNotThrow(() -> {
            input.key('a', true);
            input.move(1, 1);
            input.button(1, true);
            screen.wake();
        });
    }

    @Test
    void aServerThatDiesWhileWeReadEndsTheCapture() throws Exception {
        for (int round = 0; round < 3; round++) {
            try (Xvfb xvfb = Xvfb.start(1280, 800);
                    Screen screen = open(xvfb)) {
                Painter painter = new Painter(xvfb.display(), 1280, 800, round);
                CountDownLatch reading = new CountDownLatch(50);
                RecordingSink sink = new RecordingSink(screen.layout());
                CompletableFuture<IOException> end = CompletableFuture.supplyAsync(
                        () -> assertThrows(IOException.class, () -> captureAndDraw(screen, sink, painter, reading)));
                assertTrue(reading.await(20, TimeUnit.SECONDS));
                xvfb.kill();
                end.get(10, TimeUnit.SECONDS);
                assertLost(screen, sink);
                painter.close();
            }
        }
    }

    private static void captureAndDraw(Screen screen, RecordingSink sink, Painter painter, CountDownLatch reading)
            throws IOException {
        while (true) {
            painter.fill(0, 0, 1280, 800, (int) reading.getCount());
            screen.capture(sink, Duration.ofSeconds(1));
            reading.countDown();
        }
    }

    @Test
    void opensAgainWhenAServerIsBack() throws Exception {
        Screen lost;
        RecordingListener told = new RecordingListener();
        try (Xvfb first = Xvfb.start(640, 480)) {
            lost = open(first);
            first.kill();
            assertThrows(PluginException.class, () -> open(first));
            assertTrue(new X11Provider().unavailableReason(options(first)).isPresent());
        }
        try (Xvfb second = Xvfb.start(320, 240);
                Screen screen = new X11Provider().open(options(second), told)) {
            RecordingSink sink = new RecordingSink(screen.layout());
            screen.capture(sink, Duration.ZERO);
            assertEquals(1, sink.areas().size());
            lost.close();
            screen.capture(sink, Duration.ZERO);
            ScreenLayout smaller = ScreenLayout.single(200, 100);
            assertEquals(Resizer.Outcome.DONE, screen.resizer().orElseThrow().resize(smaller));
            assertEquals(200, screen.layout().width());
            Programs.require("xclip", "xclip");
            second.launch("sh", "-c", "echo -n again | xclip -selection clipboard -i")
                    .waitFor();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (told.texts().isEmpty()) {
                assertTrue(System.nanoTime() - end < 0, "the clipboard is not told");
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertEquals(List.of("again"), told.texts());
        }
    }
}
