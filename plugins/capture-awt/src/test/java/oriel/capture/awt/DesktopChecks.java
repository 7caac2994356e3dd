package oriel.capture.awt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import oriel.capture.CaptureProvider;
import oriel.capture.ClipboardImage;
import oriel.capture.ClipboardPort;
import oriel.capture.CursorImage;
import oriel.capture.ImageOutcome;
import oriel.capture.InputSink;
import oriel.capture.LedState;
import oriel.capture.Screen;
import oriel.plugin.Options;
import oriel.rfb.Keysyms;
import oriel.testkit.Programs;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;
import oriel.testkit.ScreenContract;
import oriel.testkit.XwdPicture;

/** What the desktop must do; run by {@link AwtScreenTest} in a JVM that has a display. */
class DesktopChecks implements ScreenContract {

    private static final String DISPLAY = System.getenv("DISPLAY");
    private static final int CAPS_LOCK = 0xffe5;
    private static int colour;

    @Override
    public CaptureProvider provider() {
        return new AwtProvider();
    }

    @Override
    public Options options() {
        return Options.none("plugins.awt");
    }

    @Override
    public void change(Screen screen) {
        colour += 0x010307;
        paint(String.format("#%06x", colour & 0xffffff));
    }

    private static void paint(String rgb) {
        try {
            Programs.run(DISPLAY, "xsetroot", "-solid", rgb);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void showsWhatXwdSees() throws Exception {
        try (Screen screen = open()) {
            RecordingSink sink = new RecordingSink(screen.layout());
            for (int i = 0; i < 5; i++) {
                Programs.run(DISPLAY, "xsetroot", "-mod", Integer.toString(3 + i), "7", "-fg", "#c04080");
                do {
                    sink.forget();
                    screen.capture(sink, Duration.ofSeconds(1));
                } while (sink.changedPixels() > 0);
                assertEquals(Optional.empty(), XwdPicture.difference(XwdPicture.of(DISPLAY), sink.picture()));
            }
        }
    }

    @Test
    void tellsAnArrowAndThePlaceOfThePointer() throws Exception {
        RecordingListener told = new RecordingListener();
        try (Screen screen = provider().open(options(), told)) {
            assertEquals(List.of(CursorImage.ARROW), told.cursors());
            screen.input().orElseThrow().move(123, 45);
            RecordingSink sink = new RecordingSink(screen.layout());
            RecordingListener.Place wanted = new RecordingListener.Place(123, 45);
            long end = System.nanoTime() + LIMIT.toNanos();
            while (!told.places().contains(wanted)) {
                assertTrue(System.nanoTime() - end < 0, told.places().toString());
                screen.capture(sink, Duration.ofMillis(100));
            }
        }
    }

    @Test
    void putsTextOnTheClipboard() throws Exception {
        try (Screen screen = open()) {
            screen.clipboard().orElseThrow().setText("Grüße\naus €uropa");
            Object found = Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
            assertEquals("Grüße\naus €uropa", found);
        }
    }

    /** Looks at the screen until something was told. */
    private static void lookUntil(Screen screen, BooleanSupplier told) throws Exception {
        RecordingSink sink = new RecordingSink(screen.layout());
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!told.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, "nothing was told");
            screen.capture(sink, Duration.ofMillis(50));
        }
    }

    private static void copy(String text) throws Exception {
        Path file = Files.writeString(Files.createTempFile("oriel-awt", ".txt"), text);
        Programs.run(DISPLAY, "xclip", "-selection", "clipboard", "-i", file.toString());
        Files.delete(file);
    }

    @Test
    void putsAnImageOnTheClipboard() throws Exception {
        Programs.require("xclip", "xclip");
        BufferedImage image = new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB);
        image.setRGB(7, 5, 0xff123456);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        try (Screen screen = open()) {
            ClipboardPort clipboard = screen.clipboard().orElseThrow();
            assertEquals(
                    ImageOutcome.TAKEN,
                    clipboard.setImage(ClipboardImage.of(png.toByteArray()).orElseThrow()));
            byte[] pasted = Programs.run(DISPLAY, "xclip", "-o", "-selection", "clipboard", "-t", "image/png");
            BufferedImage found = ImageIO.read(new ByteArrayInputStream(pasted));
            assertEquals(0xff123456, found.getRGB(7, 5));
            byte[] broken = Arrays.copyOf(png.toByteArray(), 60);
            assertEquals(
                    ImageOutcome.UNREADABLE,
                    clipboard.setImage(ClipboardImage.of(broken).orElseThrow()));
        }
    }

    @Test
    void tellsTextThatAnotherProgramPutsOnTheClipboard() throws Exception {
        Programs.require("xclip", "xclip");
        RecordingListener told = new RecordingListener();
        try (Screen screen = provider().open(options(), told)) {
            screen.clipboard().orElseThrow().setText("from a viewer");
            copy("one\r\ntwo \ud83d\ude80");
            lookUntil(screen, () -> !told.texts().isEmpty());
            screen.clipboard().orElseThrow().setText("from a viewer again");
            String large = "\u20ac\ud83d\ude80 ".repeat(1 << 16);
            copy(large);
            lookUntil(screen, () -> told.texts().size() > 1);
            assertEquals(List.of("one\ntwo \ud83d\ude80", large), told.texts());
        }
    }

    @Test
    void tellsTheLocksOfTheKeyboard() throws Exception {
        RecordingListener told = new RecordingListener();
        try (Screen screen = provider().open(options(), told)) {
            lookUntil(screen, () -> told.locks().equals(List.of(LedState.NONE)));
            type(screen.input().orElseThrow(), CAPS_LOCK);
            lookUntil(screen, () -> told.locks().size() > 1);
            type(screen.input().orElseThrow(), CAPS_LOCK);
            lookUntil(screen, () -> told.locks().size() > 2);
            assertEquals(List.of(LedState.NONE, new LedState(false, false, true), LedState.NONE), told.locks());
        }
    }

    @Test
    void typesAndClicksInAnotherProgram() throws Exception {
        Programs.require("xev", "x11-utils");
        try (Screen screen = open();
                EventProgram xev = new EventProgram(DISPLAY)) {
            InputSink input = screen.input().orElseThrow();
            for (int x = 1; !xev.hasBegun(); x++) {
                input.move(x % 300, 60);
            }
            for (int character : "Hello, World! 0189 @#$%^&*()_+{}|:\"<>?-=[]\\;',./`~".toCharArray()) {
                type(input, character);
                xev.await(String.format("KeyPress (keysym 0x%x", character));
            }
            for (int keysym : new int[] {Keysyms.RETURN, Keysyms.HOME, Keysyms.F1 + 11, Keysyms.DELETE, 0xff54}) {
                type(input, keysym);
                xev.await(String.format("KeyPress (keysym 0x%x", keysym));
            }
            input.key(Keysyms.SHIFT_LEFT, true);
            type(input, 'a');
            xev.await("KeyPress (keysym 0x61");
            type(input, 'B');
            xev.await("KeyPress (keysym 0x42");
            input.key(Keysyms.SHIFT_LEFT, false);
            for (int button : new int[] {1, 2, 3, 4, 5, 8, 9}) {
                input.button(button, true);
                input.button(button, false);
                xev.await("ButtonPress button " + button);
                xev.await("ButtonRelease button " + button);
            }
            type(input, Keysyms.ESCAPE);
            xev.await("KeyRelease (keysym 0xff1b");
            assertEquals(xev.count("KeyPress"), xev.count("KeyRelease"), "a key is still held");
        }
    }

    private static void type(InputSink input, int keysym) {
        input.key(keysym, true);
        input.key(keysym, false);
    }
}
