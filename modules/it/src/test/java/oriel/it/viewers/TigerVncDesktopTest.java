package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.CursorImage;
import oriel.capture.Resizer;
import oriel.client.CursorShape;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.TigerVnc;
import oriel.plugin.Configured;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;
import oriel.transport.HttpPages;

/** TigerVNC's viewer and everything of a desktop that is not pixels: size, clipboard, keys. */
@Timeout(120)
class TigerVncDesktopTest {

    private static final int WIDTH = 500;
    private static final int HEIGHT = 360;

    private final PaintedScreen screen = new PaintedScreen(320, 200).resizing(Resizer.Outcome.DONE);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Xvfb desk;
    private TigerVnc viewer;

    @BeforeEach
    void start() throws Exception {
        ScreenServer server = ScreenServer.start(
                Configured.plain(screen),
                Parts.encoders(),
                Parts.open(),
                HttpPages.NONE,
                ScreenServer.unpaced(Optional.of(Duration.ofMillis(50))));
        opened.add(server);
        desk = Xvfb.start(WIDTH, HEIGHT);
        opened.add(desk);
        screen.listener().cursorChanged(CursorImage.HIDDEN);
        viewer = TigerVnc.connect(desk, server.port(), "-FullColor=1", "-RemoteResize=1", "-MaxCutText=8000000");
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    /** It asks for the size of its window, which is the whole desk. */
    private void expectTheSizeOfTheDesk() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Framebuffer picture = screen.picture();
        while ((picture.width() != WIDTH || picture.height() != HEIGHT) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
            picture = screen.picture();
        }
        assertEquals(WIDTH + "x" + HEIGHT, picture.width() + "x" + picture.height());
        Random random = new Random(5);
        screen.paint(black -> {
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                black.pixels()[i] = random.nextInt(1 << 24) & 0xf0f0f0;
            }
            return black.bounds();
        });
        Pictures.expect("TigerVNC", screen.picture(), () -> XwdPicture.of(desk));
    }

    @Test
    void resizesTheScreenToItsWindow() throws Exception {
        expectTheSizeOfTheDesk();
    }

    @Test
    void showsTheCursorWithItsAlpha() throws Exception {
        int[] argb = new int[9 * 7];
        int[] plain = new int[9 * 7];
        for (int i = 0; i < argb.length; i++) {
            boolean half = i % 3 == 0;
            argb[i] = half ? 0x80008000 : 0xff2040f0;
            plain[i] = half ? 0x8000ff00 : 0xff2040f0;
        }
        screen.listener().cursorChanged(new CursorImage(9, 7, 4, 3, argb));
        desk.run("xdotool", "mousemove", "100", "100");
        try (ScreenServer watching = ScreenServer.open(desk);
                Viewer watcher = Viewer.connect(
                        SocketConnection.open("127.0.0.1", watching.port(), Duration.ofSeconds(10)),
                        ViewerOptions.OPEN)) {
            watcher.readLimit(Duration.ofSeconds(20));
            watcher.setEncodings(List.of(Encodings.CURSOR_WITH_ALPHA));
            Optional<CursorShape> shown = Optional.empty();
            while (shown.filter(cursor -> Arrays.equals(plain, cursor.argb())).isEmpty()) {
                watcher.requestUpdate(true);
                shown = watcher.readUpdate().cursor();
            }
            assertEquals("4,3", shown.get().hotX() + "," + shown.get().hotY());
        }
    }

    private String clipboard() throws IOException, InterruptedException {
        return new String(
                desk.run("xclip", "-selection", "clipboard", "-o", "-target", "UTF8_STRING"), StandardCharsets.UTF_8);
    }

    @Test
    void exchangesTextOfAllOfUnicode() throws Exception {
        Programs.require("xclip", "xclip");
        expectTheSizeOfTheDesk();
        viewer.focus();
        String text = "\u03b1\u20ac\ud83d\ude00\nend";
        screen.listener().clipboardChanged(text);
        String got = "";
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!got.equals(text) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
            try {
                got = clipboard();
            } catch (IOException | AssertionError e) {
                got = "nobody has a clipboard";
            }
        }
        assertEquals(text, got);
        String own = text + "?";
        desk.launch("sh", "-c", "printf %s \"$0\" | xclip -selection clipboard -i", own);
        assertEquals("text " + own, nextText());
    }

    private String nextText() throws InterruptedException {
        String event = screen.nextEvent();
        while (event.startsWith("move")) {
            event = screen.nextEvent();
        }
        return event;
    }
}
