package oriel.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.capture.CursorImage;
import oriel.capture.InputSink;
import oriel.capture.LedState;
import oriel.capture.Screen;
import oriel.capture.ScreenListener;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Keysyms;
import oriel.rfb.Rect;

/** A recording as a screen, by a clock that goes on when the test says so. */
class PlayerTest {

    private static final ScreenListener NOBODY = new ScreenListener() {
        @Override
        public void cursorChanged(CursorImage image) {}

        @Override
        public void cursorMoved(int x, int y) {}

        @Override
        public void locksChanged(LedState locks) {}

        @Override
        public void clipboardChanged(String text) {}

        @Override
        public void bell() {}
    };

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
    private final Framebuffer shown = new Framebuffer(Film.WIDTH, Film.HEIGHT);
    private final List<Rect> areas = new ArrayList<>();
    private Film film;
    private Player player;
    private Screen screen;
    private InputSink keys;

    @BeforeEach
    void open() throws IOException, PluginException {
        Path file = folder.resolve("film.orec");
        film = new Film(file, true);
        open(file, false);
    }

    private void open(Path file, boolean endless) throws IOException, PluginException {
        player = new Player(new Playback(RecordingReader.open(file)), endless, nanos::get);
        screen = new PlayedCapture(player, "film").open(Options.none("recording"), NOBODY);
        keys = screen.input().orElseThrow();
    }

    @AfterEach
    void close() throws IOException {
        screen.close();
        player.close();
    }

    private void press(int keysym) {
        keys.key(keysym, true);
        keys.key(keysym, false);
    }

    /** Lets time pass, and takes what the screen has then. */
    private void pass(double seconds) throws IOException {
        nanos.addAndGet((long) (seconds * 1e9));
        areas.clear();
        screen.capture(this::take, Duration.ZERO);
    }

    private void take(Rect area, IntBuffer source, int offset, int stride) {
        areas.add(area);
        for (int y = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++) {
                shown.pixels()[shown.offset(area.x() + x, area.y() + y)] = source.get(offset + y * stride + x);
            }
        }
    }

    private void assertShown(double seconds) {
        assertArrayEquals(film.pictureAt((long) (seconds * 1e6)), shown.pixels(), "at " + seconds + " s");
        assertEquals((long) (seconds * 1e6), player.state().micros());
    }

    @Test
    void handsOverTheWholePictureFirstAndChangesLater() throws IOException {
        pass(0);
        assertEquals(List.of(new Rect(0, 0, Film.WIDTH, Film.HEIGHT)), areas);
        player.play(true);
        pass(0.6);
        assertShown(0.6);
        assertEquals(600, areas.stream().mapToLong(Rect::area).sum());
    }

    @Test
    void isPausedBySpaceAndGoesOnFromThere() throws IOException {
        pass(3);
        assertShown(0);
        press(' ');
        pass(3);
        assertShown(3);
        press(' ');
        pass(9);
        assertShown(3);
        assertEquals(List.of(), areas);
        press(' ');
        pass(1);
        assertShown(4);
    }

    @Test
    void goesForwardAndBackByKeysAndStaysWithin() throws IOException {
        pass(0);
        press(Keysyms.RIGHT);
        pass(0);
        assertShown(5);
        press(Keysyms.PAGE_DOWN);
        pass(0);
        assertShown(60);
        press(Keysyms.LEFT);
        pass(0);
        assertShown(55);
        press(Keysyms.HOME);
        press(Keysyms.PAGE_UP);
        pass(0);
        assertShown(0);
        press(Keysyms.END);
        pass(0);
        assertShown(60);
    }

    @Test
    void playsFasterAndSlowerWithinBounds() throws IOException {
        player.play(true);
        press('+');
        pass(2);
        assertShown(4);
        press('-');
        press('-');
        pass(2);
        assertShown(5);
        for (int i = 0; i < 20; i++) {
            press(Keysyms.KP_SUBTRACT);
        }
        assertEquals(Player.MIN_SPEED, player.state().speed());
        for (int i = 0; i < 20; i++) {
            press(Keysyms.KP_ADD);
        }
        assertEquals(Player.MAX_SPEED, player.state().speed());
        pass(2);
        assertShown(37);
    }

    @Test
    void pausesAtTheEndAndBeginsAnewWhenItIsToPlay() throws IOException {
        player.play(true);
        pass(70);
        assertShown(60);
        assertEquals(false, player.state().playing());
        press(' ');
        pass(0.25);
        assertShown(0.25);
    }

    @Test
    void playsWithoutAnEndWhereThatIsWanted() throws IOException, PluginException {
        close();
        open(folder.resolve("film.orec"), true);
        player.play(true);
        pass(61);
        pass(1);
        assertShown(1);
    }

    @Test
    void tellsEachChange() {
        List<PlayerState> told = new ArrayList<>();
        player.listen(told::add);
        player.play(true);
        player.seek(7_000_000);
        player.speed(2);
        assertEquals(
                List.of(
                        new PlayerState(0, 60_000_000, true, 1),
                        new PlayerState(7_000_000, 60_000_000, true, 1),
                        new PlayerState(7_000_000, 60_000_000, true, 2)),
                told);
    }

    @Test
    void isOverOnceItIsClosed() {
        screen.close();
        assertThrows(IOException.class, () -> screen.capture(this::take, Duration.ofDays(1)));
    }
}
