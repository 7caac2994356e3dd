package oriel.capture.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.Resizer;
import oriel.capture.Resizer.Outcome;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenLayout.Monitor;
import oriel.capture.x11.xlib.Painter;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Rect;
import oriel.testkit.Programs;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** Size and monitors: told as xrandr sets them, and changed on request as xrandr sees it. */
@Timeout(120)
class X11ResizeTest {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1200;

    private Xvfb xvfb;
    private Screen screen;

    @BeforeEach
    void start() throws Exception {
        Programs.require("xrandr", "x11-xserver-utils");
        xvfb = Xvfb.start(WIDTH, HEIGHT);
        screen = open(Map.of());
    }

    private Screen open(Map<String, Object> more) throws PluginException {
        Map<String, Object> options = new HashMap<>(more);
        options.put("display", xvfb.display());
        return new X11Provider().open(new Options("x11", options), new RecordingListener());
    }

    @AfterEach
    void end() {
        if (xvfb != null) {
            screen.close();
            xvfb.close();
        }
    }

    private String xrandr(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("xrandr"));
        command.addAll(List.of(arguments));
        return new String(xvfb.run(command.toArray(String[]::new)), StandardCharsets.UTF_8);
    }

    private Outcome resize(int width, int height) {
        return screen.resizer().orElseThrow().resize(ScreenLayout.single(width, height));
    }

    private static void assertSize(int width, int height, ScreenLayout layout) {
        assertEquals(width + "x" + height, layout.width() + "x" + layout.height());
    }

    @Test
    void changesItsSizeOnRequestAndShowsAllOfIt() throws Exception {
        try (Painter painter = new Painter(xvfb.display(), WIDTH, HEIGHT, 3)) {
            for (String size : List.of("1024x768", "801x603", "1600x1200", "640x480", "1280x1024", "1x1")) {
                int width = Integer.parseInt(size.split("x")[0]);
                int height = Integer.parseInt(size.split("x")[1]);
                assertEquals(Outcome.DONE, resize(width, height), size);
                assertSize(width, height, screen.layout());
                assertEquals(
                        List.of(new Rect(0, 0, width, height)),
                        screen.layout().monitors().stream().map(Monitor::area).toList());
                assertTrue(xrandr().contains("current " + width + " x " + height + ","), xrandr());
                painter.drawSomething();
                RecordingSink sink = new RecordingSink(screen.layout());
                screen.capture(sink, Duration.ofSeconds(20));
                assertEquals(List.of(sink.picture().bounds()), sink.areas(), size);
                XwdPicture.assertShown(xvfb, screen, sink);
            }
        }
        assertEquals(Outcome.DONE, resize(1, 1), "the size that it has");
    }

    @Test
    void refusesWhatCannotBe() throws Exception {
        assertEquals(Outcome.OUT_OF_RESOURCES, resize(WIDTH + 1, HEIGHT));
        assertEquals(Outcome.OUT_OF_RESOURCES, resize(65_535, 65_535));
        Resizer resizer = screen.resizer().orElseThrow();
        Monitor left = new Monitor(1, new Rect(0, 0, 400, 600));
        Monitor right = new Monitor(2, new Rect(400, 0, 400, 600));
        assertEquals(Outcome.OUT_OF_RESOURCES, resizer.resize(new ScreenLayout(800, 600, List.of(left, right))));
        assertEquals(Outcome.INVALID_LAYOUT, resizer.resize(new ScreenLayout(700, 600, List.of(right))));
        assertEquals(
                Outcome.INVALID_LAYOUT,
                resizer.resize(new ScreenLayout(700, 600, List.of(new Monitor(1, Rect.EMPTY)))));
        assertSize(WIDTH, HEIGHT, screen.layout());
        assertTrue(xrandr().contains("current 1600 x 1200,"), xrandr());
        assertFalse(xrandr().contains("oriel-"), "a mode that nobody uses");
    }

    @Test
    void refusesWhenTheServerIsGone() throws Exception {
        xvfb.kill();
        Outcome first = resize(800, 600);
        assertEquals(Outcome.PROHIBITED, first);
        assertEquals(Outcome.PROHIBITED, resize(640, 480));
    }

    @Test
    void aPartOfTheScreenDoesNotChangeItsSize() throws Exception {
        try (Screen part = open(Map.of("region", "100x100+5+5"))) {
            assertEquals(Optional.empty(), part.resizer());
        }
    }

    @Test
    void leavesNoModesBehind() throws Exception {
        for (int side = 100; side < 130; side++) {
            assertEquals(Outcome.DONE, resize(side, side));
        }
        long modes = xrandr().lines().filter(line -> line.contains("oriel-")).count();
        assertEquals(1, modes, xrandr());
        assertEquals(Outcome.DONE, resize(WIDTH, HEIGHT));
        assertFalse(xrandr("--verbose").contains("oriel-"), "a mode that nobody uses");
    }

    @Test
    void manyChangesEndInTheLastSizeWithARightPicture() throws Exception {
        Random random = new Random(11);
        AtomicBoolean ended = new AtomicBoolean();
        try (Painter painter = new Painter(xvfb.display(), WIDTH, HEIGHT, 5)) {
            CompletableFuture<Void> captures = CompletableFuture.runAsync(() -> captureUntil(ended));
            long began = System.nanoTime();
            for (int i = 0; i < 60; i++) {
                assertEquals(Outcome.DONE, resize(1 + random.nextInt(WIDTH), 1 + random.nextInt(HEIGHT)));
                painter.drawSomething();
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            assertTrue(millis < 3000, () -> "60 changes took " + millis + " ms, so fewer than 20 fit into a second");
            assertEquals(Outcome.DONE, resize(1234, 777));
            ended.set(true);
            screen.wake();
            captures.get(20, TimeUnit.SECONDS);
            assertSize(1234, 777, screen.layout());
            RecordingSink sink = new RecordingSink(screen.layout());
            try (Screen another = open(Map.of())) {
                another.capture(sink, Duration.ZERO);
                XwdPicture.assertShown(xvfb, another, sink);
            }
        }
    }

    /** As the engine does: a picture of each size, with areas inside of it. */
    private void captureUntil(AtomicBoolean ended) {
        try {
            RecordingSink sink = new RecordingSink(screen.layout());
            while (!ended.get()) {
                ScreenLayout layout = screen.layout();
                if (!sink.picture().bounds().equals(new Rect(0, 0, layout.width(), layout.height()))) {
                    sink = new RecordingSink(layout);
                }
                RecordingSink now = sink;
                screen.capture(
                        (area, pixels, offset, stride) -> {
                            if (screen.layout().equals(layout)) {
                                now.pixels(area, pixels, offset, stride);
                            }
                        },
                        Duration.ofMillis(200));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void xvncGrowsBeyondTheSizeItStartedWith() throws Exception {
        Programs.require("Xtigervnc", "tigervnc-standalone-server");
        Process xvnc = new ProcessBuilder(
                        "Xtigervnc",
                        "-displayfd",
                        "1",
                        "-nolisten",
                        "tcp",
                        "-noreset",
                        "-rfbport",
                        "-1",
                        "-SecurityTypes",
                        "None",
                        "-geometry",
                        "640x480",
                        "-depth",
                        "24")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String display = ":" + xvnc.inputReader().readLine().strip();
            Options options = new Options("x11", Map.of("display", display));
            try (Screen grown = new X11Provider().open(options, new RecordingListener())) {
                RecordingSink before = new RecordingSink(grown.layout());
                grown.capture(before, Duration.ZERO);
                ScreenLayout wanted = ScreenLayout.single(1811, 1013);
                assertEquals(Outcome.DONE, grown.resizer().orElseThrow().resize(wanted));
                assertSize(1811, 1013, grown.layout());
                RecordingSink sink = new RecordingSink(grown.layout());
                grown.capture(sink, Duration.ofSeconds(10));
                assertEquals(List.of(sink.picture().bounds()), sink.areas());
            }
        } finally {
            xvnc.destroy();
            xvnc.waitFor();
        }
    }

    @Test
    void tellsTheMonitors() throws Exception {
        RecordingSink sink = new RecordingSink(screen.layout());
        screen.capture(sink, Duration.ZERO);
        Monitor whole = screen.layout().monitors().get(0);
        xrandr("--setmonitor", "left", "600/150x1200/300+0+0", "screen");
        xrandr("--setmonitor", "right", "1000/250x900/200+600+100", "none");
        sink.forget();
        Rect left = new Rect(0, 0, 600, 1200);
        Rect right = new Rect(600, 100, 1000, 900);
        awaitMonitors(sink, List.of(left, right));
        List<Monitor> two = screen.layout().monitors();
        assertFalse(two.get(0).id() == two.get(1).id(), two::toString);
        assertTrue(sink.areas().contains(sink.picture().bounds()), "a new layout wants the whole screen");
        xrandr("--delmonitor", "right");
        awaitMonitors(sink, List.of(left));
        xrandr("--setmonitor", "right", "500/250x400/200+1000+100", "none");
        awaitMonitors(sink, List.of(left, new Rect(1000, 100, 500, 400)));
        assertEquals(two.get(1).id(), screen.layout().monitors().get(1).id());
        xrandr("--delmonitor", "right");
        xrandr("--delmonitor", "left");
        awaitMonitors(sink, List.of(whole.area()));
        assertEquals(List.of(whole), screen.layout().monitors());
    }

    private void awaitMonitors(RecordingSink sink, List<Rect> areas) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!screen.layout().monitors().stream().map(Monitor::area).toList().equals(areas)) {
            assertTrue(System.nanoTime() - end < 0, () -> "still " + screen.layout());
            screen.capture(sink, Duration.ofMillis(100));
        }
        screen.capture(sink, Duration.ZERO);
    }
}
