package oriel.capture.gdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import oriel.capture.CaptureProvider;
import oriel.capture.InputSink;
import oriel.capture.Screen;
import oriel.plugin.Options;
import oriel.rfb.Framebuffer;
import oriel.rfb.Keysyms;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;
import oriel.testkit.ScreenContract;

/** What the desktop must do; run by {@link WineTest} in a JVM for Windows. */
class DesktopChecks implements ScreenContract {

    private static TextWindow window;
    private static int colour = 0x123456;

    @BeforeAll
    static void openWindow() throws Exception {
        window = new TextWindow();
    }

    @AfterAll
    static void closeWindow() {
        window.close();
    }

    @Override
    public CaptureProvider provider() {
        return new GdiProvider();
    }

    @Override
    public Options options() {
        return Options.none("plugins.gdi");
    }

    @Override
    public void change(Screen screen) {
        colour += 0x070301;
        try {
            window.paint(colour & 0xffffff);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() - end < 0, what + ": \"" + window.text() + "\" " + window.events());
            Thread.onSpinWait();
        }
    }

    @Test
    void showsAWindowPixelByPixel() throws Exception {
        try (Screen screen = open()) {
            window.clear();
            window.paint(0x3366cc);
            screen.input().orElseThrow().move(400, 300);
            RecordingSink sink = new RecordingSink(screen.layout());
            await("the window is not blue", () -> {
                screen.capture(sink, Duration.ofMillis(100));
                return isFilled(sink.picture(), 0x3366cc);
            });
        }
    }

    /** But for the caret, which stands at the left edge. */
    private static boolean isFilled(Framebuffer picture, int rgb) {
        for (int y = 20; y < TextWindow.HEIGHT; y++) {
            for (int x = 0; x < TextWindow.WIDTH; x++) {
                if ((picture.pixels()[picture.offset(x, y)] & 0xffffff) != rgb) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void type(InputSink input, String text) {
        text.codePoints().forEach(character -> stroke(input, Keysyms.of(character)));
    }

    private static void stroke(InputSink input, int keysym) {
        input.key(keysym, true);
        input.key(keysym, false);
    }

    @Test
    void typesTextOfManyLanguages() throws Exception {
        String text = "Hello, World! 0189 @#$%^&*()_+{}|:\"<>?-=[]\\;',./`~ Größe Привет Ελλάδα 日本語 € \uD83D\uDE00";
        try (Screen screen = open()) {
            window.clear();
            InputSink input = screen.input().orElseThrow();
            type(input, text);
            await("typed", () -> window.text().equals(text));
        }
    }

    @Test
    void joinsDeadKeys() throws Exception {
        try (Screen screen = open()) {
            window.clear();
            InputSink input = screen.input().orElseThrow();
            for (int[] pair : new int[][] {{0xfe51, 'e'}, {0xfe57, 'U'}, {0xfe52, ' '}, {0xfe53, 'x'}}) {
                stroke(input, pair[0]);
                stroke(input, pair[1]);
            }
            await("joined", () -> window.text().equals("éÜ^~x"));
        }
    }

    @Test
    void pressesKeysAndShortcuts() throws Exception {
        try (Screen screen = open()) {
            window.clear();
            InputSink input = screen.input().orElseThrow();
            type(input, "abc");
            stroke(input, Keysyms.BACKSPACE);
            stroke(input, Keysyms.HOME);
            type(input, "x");
            await("edited", () -> window.text().equals("xab"));
            input.key(Keysyms.CONTROL_LEFT, true);
            stroke(input, 'a');
            input.key(Keysyms.CONTROL_LEFT, false);
            await(
                    "Control-A",
                    () -> window.events().contains("key " + KeyEvent.VK_A + " with " + InputEvent.CTRL_DOWN_MASK));
            stroke(input, Keysyms.DELETE);
            await("deleted", () -> window.text().isEmpty());
            stroke(input, Keysyms.F1 + 4);
            await("F5", () -> window.events().contains("up " + KeyEvent.VK_F5));
        }
    }

    @Test
    void pressesKeysByTheirPlace() throws Exception {
        try (Screen screen = open()) {
            window.clear();
            InputSink input = screen.input().orElseThrow();
            for (int place : new int[] {0x1e, 0x30, 0xcb, 0x2e}) {
                input.key(0, place, true);
                input.key(0, place, false);
            }
            await("typed by place", () -> window.text().equals("acb"));
        }
    }

    @Test
    void releasesWhatIsHeldWhenItIsClosed() throws Exception {
        window.clear();
        try (Screen screen = open()) {
            InputSink input = screen.input().orElseThrow();
            input.key(Keysyms.SHIFT_LEFT, true);
            input.key(0, 0x1e, true);
            input.move(30, 30);
            input.button(1, true);
            await("pressed", () -> window.events().contains("press 1 at 30,30"));
        }
        await(
                "released",
                () -> window.events()
                        .containsAll(java.util.List.of("up " + KeyEvent.VK_SHIFT, "up " + KeyEvent.VK_A, "release 1")));
    }

    @Test
    void clicksAndRolls() throws Exception {
        try (Screen screen = open()) {
            window.clear();
            InputSink input = screen.input().orElseThrow();
            input.move(200, 120);
            for (int button : new int[] {1, 2, 3}) {
                input.button(button, true);
                input.button(button, false);
                await(
                        "button " + button,
                        () -> window.events().contains("release " + button)
                                && window.events().contains("press " + button + " at 200,120"));
            }
            for (int button : new int[] {4, 5, 6, 7, 8, 9}) {
                input.button(button, true);
                input.button(button, false);
            }
            await(
                    "wheel",
                    () -> window.events().contains("wheel -1")
                            && window.events().contains("wheel 1"));
        }
    }

    @Test
    void sharesTheClipboardBothWays() throws Exception {
        RecordingListener told = new RecordingListener();
        String text = "Grüße\naus €uropa \uD83D\uDE00";
        try (Screen screen = provider().open(options(), told)) {
            screen.clipboard().orElseThrow().setText(text);
            await("put", () -> text.equals(clipboard()));
            assertFalse(told.texts().contains(text), "its own text is told");
            await("the clipboard is free", () -> copyWithAwt(new StringSelection("from\nanother")));
            await("told", () -> told.texts().contains("from\nanother"));
        }
    }

    /** False while another has the clipboard: AWT does not wait for it, and takes itself for its owner until it is. */
    static boolean copyWithAwt(Transferable content) {
        try {
            Toolkit.getDefaultToolkit().getSystemClipboard().setContents(content, null);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static String clipboard() {
        try {
            return (String) Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
        } catch (Exception e) {
            return "";
        }
    }

    @Test
    void tellsCursorAndLocks() throws Exception {
        RecordingListener told = new RecordingListener();
        try (Screen screen = provider().open(options(), told)) {
            assertEquals(1, told.cursors().size());
            assertEquals(1, told.locks().size());
            InputSink input = screen.input().orElseThrow();
            RecordingSink sink = new RecordingSink(screen.layout());
            input.move(123, 45);
            RecordingListener.Place wanted = new RecordingListener.Place(123, 45);
            await("place", () -> {
                screen.capture(sink, Duration.ofMillis(50));
                return told.places().contains(wanted);
            });
        }
    }
}
