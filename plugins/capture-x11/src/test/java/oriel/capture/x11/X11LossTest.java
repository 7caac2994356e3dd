package oriel.capture.x11;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import oriel.capture.InputSink;
import oriel.capture.Resizer;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.testkit.Programs;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;
import oriel.testkit.Xvfb;

/** The X server's end, at any moment, does not end us; and nothing of ours is left behind. */
class X11LossTest {

    private static final Path SEGMENTS = Path.of("/proc/sysvipc/shm");

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
            assertTrue(new X11Provider().obstacle(options(first)).isPresent());
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
            second.launch("sh", "-c", "echo -n again | xclip -i").waitFor();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (told.texts().isEmpty()) {
                assertTrue(System.nanoTime() - end < 0, "the clipboard is not told");
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertEquals(List.of("again"), told.texts());
        }
    }

    @Test
    void leavesNoSegmentThatOutlivesBothSides() throws Exception {
        Assumptions.assumeTrue(Files.isReadable(SEGMENTS), SEGMENTS + " is needed: it is part of Linux");
        try (Xvfb xvfb = Xvfb.start(640, 480);
                Screen screen = open(xvfb)) {
            screen.capture(new RecordingSink(screen.layout()), Duration.ZERO);
            long size = 640 * 480 * 4;
            Optional<String> ours = Files.readAllLines(SEGMENTS).stream()
                    .filter(line -> line.contains(" " + ProcessHandle.current().pid() + " "))
                    .filter(line -> line.contains(" " + size + " "))
                    .findFirst();
            String[] columns = ours.orElseThrow().strip().split(" +");
            int mode = Integer.parseInt(columns[2], 8);
            assertEquals(0600, mode & 0777, "others may not read the screen");
            assertTrue((mode & 01000) != 0, "not marked for removal");
            assertEquals("2", columns[6], "not attached by both sides");
        }
        assertTrue(Files.readAllLines(SEGMENTS).stream()
                .noneMatch(line -> line.contains(" " + ProcessHandle.current().pid() + " ")));
    }
}
