package oriel.capture.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.InputSink;
import oriel.capture.Screen;
import oriel.capture.x11.xlib.Painter;
import oriel.capture.x11.xlib.PlainWindow;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.WrongOptionException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.testkit.Programs;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingListener.Place;
import oriel.testkit.RecordingSink;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** A monitor, a region or a window is shown alone: its pixels, its places, and nothing besides. */
@Timeout(60)
class X11PartTest {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static Xvfb xvfb;
    private static Painter painter;
    private final RecordingListener told = new RecordingListener();

    @BeforeAll
    static void start() throws Exception {
        xvfb = Xvfb.start(WIDTH, HEIGHT);
        painter = new Painter(xvfb.display(), WIDTH, HEIGHT, 21);
    }

    @AfterAll
    static void end() {
        if (xvfb != null) {
            painter.close();
            xvfb.close();
        }
    }

    private Screen open(Map<String, Object> part) throws PluginException {
        Map<String, Object> options = new HashMap<>(part);
        options.put("display", xvfb.display());
        return new X11Provider().open(new Options("x11", options), told);
    }

    private static void assertShows(Rect part, Screen screen) throws Exception {
        assertEquals(
                part.width() + "x" + part.height(),
                screen.layout().width() + "x" + screen.layout().height());
        RecordingSink sink = new RecordingSink(screen.layout());
        for (int i = 0; i < 30; i++) {
            painter.drawSomething();
            screen.capture(sink, Duration.ofMillis(10));
        }
        do {
            sink.forget();
            screen.capture(sink, Duration.ofMillis(100));
        } while (!sink.areas().isEmpty());
        assertEquals(
                "",
                XwdPicture.difference(cut(XwdPicture.of(xvfb), part), sink.picture())
                        .orElse(""));
    }

    private static Framebuffer cut(Framebuffer whole, Rect part) {
        Framebuffer cut = new Framebuffer(part.width(), part.height());
        for (int y = 0; y < part.height(); y++) {
            System.arraycopy(
                    whole.pixels(), whole.offset(part.x(), part.y() + y), cut.pixels(), cut.offset(0, y), part.width());
        }
        return cut;
    }

    private void captureUntil(Screen screen, RecordingSink sink, BooleanSupplier done) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, () -> "it does not happen: " + told.places());
            screen.capture(sink, Duration.ofMillis(100));
        }
    }

    @Test
    void showsARegion() throws Exception {
        try (Screen screen = open(Map.of("region", "200x150+33+44"))) {
            assertShows(new Rect(33, 44, 200, 150), screen);
            assertTrue(screen.description().contains("200x150+33+44"), screen.description());
        }
        try (Screen screen = open(Map.of("region", "1000x1000+600+400"))) {
            assertShows(new Rect(600, 400, 40, 80), screen);
        }
    }

    @Test
    void showsAMonitorByNumberAndName() throws Exception {
        Programs.require("xrandr", "x11-xserver-utils");
        xvfb.run("xrandr", "--setmonitor", "one", "300/100x480/100+0+0", "screen");
        xvfb.run("xrandr", "--setmonitor", "two", "340/100x400/100+300+80", "none");
        Rect two = new Rect(300, 80, 340, 400);
        try (Screen screen = open(Map.of("monitor", "1"))) {
            assertShows(two, screen);
        }
        try (Screen screen = open(Map.of("monitor", "two"))) {
            assertShows(two, screen);
            PluginException refused = assertThrows(PluginException.class, () -> open(Map.of("monitor", "three")));
            assertTrue(refused.remedy().contains("1 (two)"), refused.remedy());
            xvfb.run("xrandr", "--delmonitor", "two");
            RecordingSink sink = new RecordingSink(screen.layout());
            assertThrows(IOException.class, () -> captureUntil(screen, sink, () -> false));
        } finally {
            xvfb.run("xrandr", "--delmonitor", "one");
        }
    }

    @Test
    void placesAreThoseOfThePart() throws Exception {
        try (Screen screen = open(Map.of("region", "200x150+100+50"))) {
            RecordingSink sink = new RecordingSink(screen.layout());
            InputSink input = screen.input().orElseThrow();
            input.move(10, 20);
            painter.awaitPointer("110,70");
            captureUntil(screen, sink, () -> told.places().contains(new Place(10, 20)));
            input.move(500, -3);
            painter.awaitPointer("299,50");
            painter.warp(5, 300);
            captureUntil(screen, sink, () -> told.places().contains(new Place(0, 149)));
        }
    }

    @Test
    void showsAWindowWhateverLiesAboveAndWhereverItIs() throws Exception {
        try (PlainWindow window = new PlainWindow(xvfb.display(), "Färberei", new Rect(50, 60, 160, 120));
                Screen screen = open(Map.of("window", "Färberei"))) {
            window.fill(0x112233);
            RecordingSink sink = new RecordingSink(screen.layout());
            captureUntil(screen, sink, () -> isAll(sink, 0x112233));
            assertEquals(
                    "160x120", screen.layout().width() + "x" + screen.layout().height());
            try (PlainWindow above = new PlainWindow(xvfb.display(), "above", new Rect(40, 50, 90, 90))) {
                above.fill(0xff0000);
                window.fill(0x445566);
                captureUntil(screen, sink, () -> isAll(sink, 0x445566));
            }
            window.place(new Rect(600, 440, 160, 120));
            window.fill(0x778899);
            captureUntil(screen, sink, () -> isAll(sink, 0x778899));
            window.place(new Rect(300, 200, 160, 120));
            screen.input().orElseThrow().move(7, 8);
            painter.awaitPointer("309,210"); // the border of two pixels is not part of it
            captureUntil(screen, sink, () -> told.places().contains(new Place(7, 8)));
        }
    }

    private static boolean isAll(RecordingSink sink, int colour) {
        for (int pixel : sink.picture().pixels()) {
            if (pixel != colour) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aWindowThatIsResizedChangesTheLayoutAndAClosedOneIsLost() throws Exception {
        PlainWindow window = new PlainWindow(xvfb.display(), "short", new Rect(5, 6, 100, 80));
        try (Screen screen = open(Map.of("window", "0x" + Long.toHexString(window.id())))) {
            RecordingSink first = new RecordingSink(screen.layout());
            screen.capture(first, Duration.ofSeconds(10));
            window.place(new Rect(5, 6, 222, 111));
            captureUntil(screen, first, () -> screen.layout().width() == 222);
            RecordingSink sink = new RecordingSink(screen.layout());
            window.fill(0x00ff00);
            captureUntil(screen, sink, () -> isAll(sink, 0x00ff00));
            window.hide();
            screen.capture(sink, Duration.ofMillis(50));
            window.show();
            window.fill(0x0000ff);
            captureUntil(screen, sink, () -> isAll(sink, 0x0000ff));
            window.close();
            IOException lost = assertThrows(IOException.class, () -> captureUntil(screen, sink, () -> false));
            assertTrue(lost.getMessage().contains("closed"), lost.getMessage());
        }
        PluginException refused = assertThrows(PluginException.class, () -> open(Map.of("window", "short")));
        assertEquals("there is no window short", refused.getMessage());
    }

    @Test
    void refusesWhatIsNoPart() throws Exception {
        for (String region : new String[] {"100x100", "0x5+1+1", "axb+1+1", "100x100-5+5", "999999x1+0+0"}) {
            assertThrows(WrongOptionException.class, () -> open(Map.of("region", region)), region);
        }
        assertThrows(WrongOptionException.class, () -> open(Map.of("region", "10x10+0+0", "monitor", "0")));
        PluginException outside = assertThrows(PluginException.class, () -> open(Map.of("region", "10x10+640+0")));
        assertTrue(outside.getMessage().contains("640x480"), outside.getMessage());
        assertThrows(PluginException.class, () -> open(Map.of("window", "0x12345678")));
    }
}
