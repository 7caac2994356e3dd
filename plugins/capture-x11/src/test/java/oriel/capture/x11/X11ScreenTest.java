package oriel.capture.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import oriel.capture.CaptureProvider;
import oriel.capture.Screen;
import oriel.capture.x11.xlib.Painter;
import oriel.plugin.Options;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;
import oriel.testkit.ScreenContract;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** The screen of an X server: the contract, and pixel for pixel what xwd sees. */
class X11ScreenTest implements ScreenContract {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static Xvfb xvfb;
    private static Painter painter;
    private static int colour;

    @BeforeAll
    static void startXvfb() throws Exception {
        xvfb = Xvfb.start(WIDTH, HEIGHT);
        painter = new Painter(xvfb.display(), WIDTH, HEIGHT, 1);
    }

    @AfterAll
    static void endXvfb() {
        if (xvfb != null) {
            painter.close();
            xvfb.close();
        }
    }

    @Override
    public CaptureProvider provider() {
        return new X11Provider();
    }

    @Override
    public Options options() {
        return options(true);
    }

    private static Options options(boolean shm) {
        return new Options("plugins.x11", Map.of("display", xvfb.display(), "shm", shm));
    }

    @Override
    public void change(Screen screen) {
        colour += 0x010307;
        painter.fill(10, 10, 20, 20, colour & 0xffffff);
    }

    @Test
    void showsWhatXwdSeesAfterEachOfManyDrawings() throws Exception {
        compareWithXwd(options(true), 300);
    }

    @Test
    void showsWhatXwdSeesWithoutSharedMemory() throws Exception {
        compareWithXwd(options(false), 100);
    }

    private void compareWithXwd(Options options, int drawings) throws Exception {
        try (Screen screen = provider().open(options, new RecordingListener())) {
            RecordingSink sink = new RecordingSink(screen.layout());
            screen.capture(sink, Duration.ZERO);
            for (int i = 1; i <= drawings; i++) {
                painter.drawSomething();
                screen.capture(sink, Duration.ofMillis(i % 3 == 0 ? 0 : 20));
                if (i % 20 == 0) {
                    XwdPicture.assertShown(xvfb, screen, sink);
                }
            }
        }
    }

    @Test
    void handsOverOnlyWhatWasDrawn() throws Exception {
        try (Screen screen = open()) {
            RecordingSink sink = new RecordingSink(screen.layout());
            screen.capture(sink, Duration.ZERO);
            XwdPicture.assertShown(xvfb, screen, sink);
            sink.forget();
            painter.fill(100, 200, 30, 40, 0x123456);
            screen.capture(sink, Duration.ofSeconds(10));
            assertEquals(
                    "[Rect[x=100, y=200, width=30, height=40]]", sink.areas().toString());
        }
    }
}
