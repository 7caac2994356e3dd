package oriel.capture.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import oriel.capture.CaptureProvider;
import oriel.capture.CursorImage;
import oriel.capture.InputSink;
import oriel.capture.Screen;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Keysyms;
import oriel.rfb.Rect;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;
import oriel.testkit.ScreenContract;

/** The demo's screen: the contract, and that it shows what is done to it. */
class DemoScreenTest implements ScreenContract {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;

    private final RecordingListener told = new RecordingListener();
    private Screen screen;
    private InputSink input;
    private RecordingSink sink;

    @Override
    public CaptureProvider provider() {
        return new DemoProvider();
    }

    @Override
    public Options options() {
        return new Options("plugins.demo", Map.of("width", WIDTH, "height", HEIGHT, "animate", false));
    }

    @Override
    public void change(Screen changed) {
        type(changed.input().orElseThrow(), 'x');
    }

    @BeforeEach
    void openAStillScreen() throws Exception {
        screen = provider().open(options(), told);
        input = screen.input().orElseThrow();
        sink = new RecordingSink(screen.layout());
        capture();
        sink.forget();
    }

    @AfterEach
    void closeIt() {
        screen.close();
    }

    private Framebuffer capture() throws Exception {
        screen.capture(sink, Duration.ZERO);
        return copy(sink.picture());
    }

    private static Framebuffer copy(Framebuffer picture) {
        return new Framebuffer(
                picture.width(), picture.height(), picture.pixels().clone());
    }

    private static void type(InputSink input, int keysym) {
        input.key(keysym, true);
        input.key(keysym, false);
    }

    private void typeText(String text) {
        text.codePoints().forEach(codePoint -> type(input, Keysyms.of(codePoint)));
    }

    private int pixel(int x, int y) throws Exception {
        Framebuffer now = capture();
        return now.pixels()[now.offset(x, y)];
    }

    private void click(int button) {
        input.button(button, true);
        input.button(button, false);
    }

    @Test
    void neverChosenByItself() {
        assertTrue(provider().priority() < 0);
    }

    @Test
    void refusesAFrameRateOfZero() {
        Options wrong = new Options("plugins.demo", Map.of("frame_rate", 0));
        assertThrows(PluginException.class, () -> provider().open(wrong, told));
    }

    @Test
    void standsStillWithoutAnimation() throws Exception {
        screen.capture(sink, Duration.ofMillis(1200));
        assertEquals(List.of(), sink.areas());
    }

    @Test
    void movesALittleWithAnimation() throws Exception {
        Options moving = new Options("plugins.demo", Map.of("width", WIDTH, "height", HEIGHT, "frame_rate", 50));
        try (Screen animated = provider().open(moving, told)) {
            animated.capture(sink, Duration.ZERO);
            sink.forget();
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                animated.capture(sink, Duration.ofSeconds(5));
            }
            assertTrue(System.nanoTime() - start >= 150_000_000L, "faster than its frame rate");
            assertTrue(sink.changedPixels() > 0);
            sink.areas().forEach(area -> assertTrue(area.bottom() <= 20, area.toString()));
        }
    }

    @Test
    void theSameInputGivesTheSamePicture() throws Exception {
        Framebuffer[] pictures = new Framebuffer[2];
        for (int i = 0; i < 2; i++) {
            try (Screen other = open()) {
                RecordingSink seen = new RecordingSink(other.layout());
                InputSink keys = other.input().orElseThrow();
                keys.move(500, 300);
                keys.button(3, true);
                other.capture(seen, Duration.ZERO);
                keys.move(550, 350);
                "Größe €".codePoints().forEach(codePoint -> type(keys, Keysyms.of(codePoint)));
                other.capture(seen, Duration.ZERO);
                pictures[i] = seen.picture();
            }
        }
        assertTrue(pictures[0].sameAs(pictures[1]));
    }

    @Test
    void backspaceTakesBackWhatWasTyped() throws Exception {
        type(input, 'a');
        Framebuffer one = capture();
        typeText("ä€中😀");
        type(input, Keysyms.RETURN);
        assertFalse(capture().sameAs(one));
        for (int i = 0; i < 5; i++) {
            type(input, Keysyms.BACKSPACE);
        }
        type(input, Keysyms.BACKSPACE);
        type(input, 'a');
        assertTrue(capture().sameAs(one));
    }

    @Test
    void backspaceInAnEmptyFieldDoesNothing() throws Exception {
        type(input, Keysyms.BACKSPACE);
        capture();
        sink.forget();
        type(input, Keysyms.BACKSPACE);
        capture();
        assertEquals(0, sink.changedPixels());
    }

    @Test
    void longTextScrolls() throws Exception {
        typeText("begin");
        for (int i = 0; i < 60; i++) {
            type(input, Keysyms.RETURN);
        }
        capture();
        sink.forget();
        type(input, Keysyms.RETURN);
        capture();
        assertEquals(0, sink.changedPixels(), "an empty last row looks like the one before");
        typeText("end");
        capture();
        assertTrue(sink.changedPixels() > 0);
    }

    @Test
    void lightsTheModifiersThatAreHeld() throws Exception {
        type(input, Keysyms.F1);
        Framebuffer before = capture();
        input.key(Keysyms.SHIFT_LEFT, true);
        assertFalse(capture().sameAs(before));
        input.key(Keysyms.SHIFT_LEFT, false);
        type(input, Keysyms.F1);
        assertTrue(capture().sameAs(before));
    }

    @Test
    void marksAClickExactlyWhereItWas() throws Exception {
        int[] buttons = {1, 2, 3, 8, 9};
        for (int i = 0; i < buttons.length; i++) {
            input.move(430 + i * 40, 300);
            click(buttons[i]);
            assertEquals(Theme.ofButton(buttons[i]) & 0xffffff, pixel(430 + i * 40, 300));
        }
    }

    @Test
    void marksAClickInEveryCorner() throws Exception {
        for (int x : new int[] {0, WIDTH - 1}) {
            for (int y : new int[] {0, HEIGHT - 1}) {
                input.move(x, y);
                click(1);
                assertEquals(Theme.ofButton(1) & 0xffffff, pixel(x, y));
            }
        }
    }

    @Test
    void drawsADragAsALine() throws Exception {
        input.move(420, 250);
        input.button(3, true);
        input.move(600, 340);
        input.button(3, false);
        input.move(420, 340);
        capture();
        for (int i = 0; i <= 6; i++) {
            assertEquals(Theme.ofButton(3) & 0xffffff, pixel(420 + i * 30, 250 + i * 15));
        }
    }

    @Test
    void turnsTheWheelAndBack() throws Exception {
        Framebuffer before = capture();
        click(5);
        click(7);
        assertFalse(capture().sameAs(before));
        click(4);
        click(6);
        assertTrue(capture().sameAs(before));
    }

    @Test
    void showsTextThatArrives() throws Exception {
        Framebuffer before = capture();
        screen.clipboard().orElseThrow().setText("zwei\nZeilen");
        assertFalse(capture().sameAs(before));
        screen.clipboard().orElseThrow().setText("");
        assertTrue(capture().sameAs(before));
    }

    @Test
    void drawnButtonsSendRingAndClear() throws Exception {
        Framebuffer before = capture();
        ClipboardPart part = part();
        typeText("Grüße €");
        clickOn(part.place(ClipboardPart.Action.SEND));
        assertEquals(List.of("Grüße €"), told.texts());
        clickOn(part.place(ClipboardPart.Action.RING));
        assertEquals(1, told.bells());
        for (int i = 0; i < 7; i++) {
            type(input, Keysyms.BACKSPACE);
        }
        Framebuffer marked = capture();
        clickOn(part.place(ClipboardPart.Action.CLEAR));
        Framebuffer cleared = capture();
        Rect below = Rect.between(0, HEIGHT * 2 / 3, WIDTH, HEIGHT);
        assertNotEquals(part(marked, below), part(before, below));
        assertEquals(part(cleared, below), part(before, below));
    }

    private static ClipboardPart part() {
        return new DemoScene(WIDTH, HEIGHT, Optional.empty()).clipboardPart();
    }

    private void clickOn(Rect place) {
        input.move(place.x() + place.width() / 2, place.y() + place.height() / 2);
        click(1);
    }

    private static List<Integer> part(Framebuffer picture, Rect area) {
        List<Integer> pixels = new ArrayList<>();
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                pixels.add(picture.pixels()[picture.offset(x, y)]);
            }
        }
        return pixels;
    }

    @Test
    void controlVPastesWhatArrived() {
        screen.clipboard().orElseThrow().setText("pasted");
        input.key(Keysyms.CONTROL_LEFT, true);
        type(input, 'v');
        input.key(Keysyms.CONTROL_LEFT, false);
        clickOn(part().place(ClipboardPart.Action.SEND));
        assertEquals(List.of("pasted"), told.texts());
    }

    @Test
    void tellsShapeAndPlaceOfTheCursor() {
        assertEquals(List.of(new RecordingListener.Place(WIDTH / 2, HEIGHT / 2)), told.places());
        input.move(600, 300);
        assertSame(CursorImage.ARROW, told.cursors().get(told.cursors().size() - 1));
        Rect button = part().place(ClipboardPart.Action.RING);
        input.move(button.x(), button.y());
        assertSame(Cursors.HAND, told.cursors().get(told.cursors().size() - 1));
        input.move(100, 100);
        assertSame(Cursors.BEAM, told.cursors().get(told.cursors().size() - 1));
        assertEquals(
                new RecordingListener.Place(100, 100),
                told.places().get(told.places().size() - 1));
        assertEquals(4, told.places().size());
    }
}
