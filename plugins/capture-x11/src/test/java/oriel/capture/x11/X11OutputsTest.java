package oriel.capture.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.Resizer.Outcome;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenLayout.Monitor;
import oriel.capture.x11.xlib.Painter;
import oriel.plugin.Options;
import oriel.rfb.Rect;
import oriel.testkit.Programs;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** Several outputs: an X server with a monitor at each of two, one of which goes and comes again. */
@Timeout(60)
class X11OutputsTest {

    private static final Rect LEFT = new Rect(0, 0, 1024, 768);
    private static final Rect RIGHT = new Rect(1024, 100, 800, 600);

    private Xvfb server;
    private Screen screen;

    @BeforeEach
    void start() throws Exception {
        Programs.require("xrandr", "x11-xserver-utils");
        server = Xvfb.withOutputs();
        server.run("xrandr", "--addmode", "DUMMY1", "800x600");
        both();
        screen = open(Map.of());
    }

    @AfterEach
    void end() {
        if (screen != null) {
            screen.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private void both() throws Exception {
        String left = "--fb 1824x768 --output DUMMY0 --mode 1024x768 --pos 0x0";
        server.run("sh", "-c", "xrandr " + left + " --output DUMMY1 --mode 800x600 --pos 1024x100");
    }

    private void rightOff() throws Exception {
        server.run("xrandr", "--fb", "1024x768", "--output", "DUMMY1", "--off");
    }

    private Screen open(Map<String, Object> part) throws Exception {
        Map<String, Object> options = new HashMap<>(part);
        options.put("display", server.display());
        return new X11Provider().open(new Options("x11", options), new RecordingListener());
    }

    private static List<Rect> areas(ScreenLayout layout) {
        return layout.monitors().stream().map(Monitor::area).toList();
    }

    private static void await(Screen shown, Rect... monitors) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        RecordingSink sink = new RecordingSink(shown.layout());
        while (!areas(shown.layout()).equals(List.of(monitors))) {
            assertTrue(System.nanoTime() - end < 0, shown.layout()::toString);
            ScreenLayout before = shown.layout();
            shown.capture(sink, Duration.ofMillis(100));
            sink = before.equals(shown.layout()) ? sink : new RecordingSink(shown.layout());
        }
    }

    private String monitors() throws Exception {
        String list = new String(server.run("xrandr", "--listmonitors"), StandardCharsets.UTF_8);
        return list.lines()
                .skip(1)
                .map(line -> line.strip().split(" +"))
                .map(words -> words[2].replaceAll("/[0-9]+", "") + " " + words[3])
                .toList()
                .toString();
    }

    @Test
    void tellsAnOutputThatGoesAndComesAgain() throws Exception {
        assertEquals(List.of(LEFT, RIGHT), areas(screen.layout()));
        assertEquals("1824x768", screen.layout().width() + "x" + screen.layout().height());
        rightOff();
        await(screen, LEFT);
        assertEquals("1024x768", screen.layout().width() + "x" + screen.layout().height());
        both();
        await(screen, LEFT, RIGHT);
        RecordingSink sink = new RecordingSink(screen.layout());
        try (Painter painter = new Painter(server.display(), 1824, 768, 3)) {
            painter.drawSomething();
            XwdPicture.assertShown(server, screen, sink);
        }
    }

    @Test
    void showsOneOutputAloneAndIsLostWithIt() throws Exception {
        try (Screen right = open(Map.of("monitor", "DUMMY1"))) {
            assertEquals(List.of(new Rect(0, 0, 800, 600)), areas(right.layout()));
            server.run("xrandr", "--output", "DUMMY1", "--pos", "0x0", "--output", "DUMMY0", "--pos", "800x0");
            await(screen, new Rect(800, 0, 1024, 768), new Rect(0, 0, 800, 600));
            assertEquals(List.of(new Rect(0, 0, 800, 600)), areas(right.layout()));
            server.run("xrandr", "--output", "DUMMY1", "--off");
            RecordingSink sink = new RecordingSink(right.layout());
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 100; i++) {
                    right.capture(sink, Duration.ofMillis(100));
                }
            });
        }
    }

    @Test
    void changesBothOutputsOnRequestOrNone() throws Exception {
        List<Monitor> now = screen.layout().monitors();
        Monitor left = new Monitor(now.get(0).id(), new Rect(700, 0, 900, 700));
        Monitor right = new Monitor(now.get(1).id(), new Rect(0, 0, 700, 500));
        assertEquals(Outcome.DONE, resize(1600, 700, left, right));
        await(screen, left.area(), right.area());
        assertEquals("[900x700+700+0 DUMMY0, 700x500+0+0 DUMMY1]", monitors());
        assertEquals(Outcome.DONE, resize(640, 480, new Monitor(left.id(), new Rect(0, 0, 640, 480))));
        await(screen, new Rect(0, 0, 640, 480));
        assertEquals("[640x480+0+0 DUMMY0]", monitors());
        assertEquals(Outcome.DONE, resize(1600, 700, left, right));
        await(screen, left.area(), right.area());
        // Nothing is connected to a third one.
        Monitor third = new Monitor(right.id() + 1, new Rect(0, 500, 700, 200));
        assertEquals(Outcome.OUT_OF_RESOURCES, resize(1600, 700, left, right, third));
        assertEquals("[900x700+700+0 DUMMY0, 700x500+0+0 DUMMY1]", monitors());
    }

    private Outcome resize(int width, int height, Monitor... monitors) {
        return screen.resizer().orElseThrow().resize(new ScreenLayout(width, height, List.of(monitors)));
    }
}
