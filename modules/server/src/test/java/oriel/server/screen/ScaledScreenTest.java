package oriel.server.screen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import oriel.capture.ClipboardPort;
import oriel.capture.InputSink;
import oriel.capture.PixelSink;
import oriel.capture.Resizer;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenLayout.Monitor;
import oriel.rfb.Rect;

/** A screen of another scale: its pixels, its monitors, and what viewers do to it. */
class ScaledScreenTest {

    private final List<String> told = new ArrayList<>();
    private final ClipboardPort clipboard = text -> told.add("text " + text);
    private ScreenLayout layout = ScreenLayout.single(8, 4);
    private Resizer.Outcome outcome = Resizer.Outcome.DONE;
    private int[] pixels = new int[8 * 4];
    private Rect area = new Rect(0, 0, 8, 4);

    /** The screen itself. */
    private final class Full implements Screen, InputSink {

        @Override
        public String description() {
            return "full";
        }

        @Override
        public ScreenLayout layout() {
            return layout;
        }

        @Override
        public void capture(PixelSink sink, Duration patience) {
            told.add("capture " + patience);
            sink.pixels(area, IntBuffer.wrap(pixels), area.y() * layout.width() + area.x(), layout.width());
        }

        @Override
        public void wake() {
            told.add("wake");
        }

        @Override
        public Optional<InputSink> input() {
            return Optional.of(this);
        }

        @Override
        public Optional<ClipboardPort> clipboard() {
            return Optional.of(clipboard);
        }

        @Override
        public Optional<Resizer> resizer() {
            return Optional.of(wanted -> {
                told.add("resize " + wanted);
                return outcome;
            });
        }

        @Override
        public void close() {
            told.add("close");
        }

        @Override
        public void key(int keysym, boolean down) {
            told.add("key " + keysym + " " + down);
        }

        @Override
        public void key(int keysym, int scanCode, boolean down) {
            told.add("key " + keysym + " at " + scanCode + " " + down);
        }

        @Override
        public boolean areOnOneKey(int keysym, int other) {
            return keysym == other + 1;
        }

        @Override
        public void move(int x, int y) {
            told.add("move " + x + "," + y);
        }

        @Override
        public void button(int button, boolean down) {
            told.add("button " + button + " " + down);
        }
    }

    private Screen scaled(double scale) {
        return new ScaledScreen(new Full(), scale);
    }

    private static ScreenLayout twoMonitors(int width, int height) {
        return new ScreenLayout(
                2 * width,
                height,
                List.of(
                        new Monitor(3, new Rect(0, 0, width, height)),
                        new Monitor(4, new Rect(width, 0, width, height))));
    }

    private static List<Rect> areas(ScreenLayout of) {
        return of.monitors().stream().map(Monitor::area).toList();
    }

    @Test
    void saysItsScale() {
        assertEquals("full scaled by 0.5", scaled(0.5).description());
    }

    @Test
    void monitorsKeepTheirPlacesSideBySideWithinThePicture() {
        layout = twoMonitors(1366, 768);
        ScreenLayout small = scaled(0.75).layout();
        assertEquals(2049, small.width());
        assertEquals(576, small.height());
        assertEquals(List.of(new Rect(0, 0, 1025, 576), new Rect(1025, 0, 1024, 576)), areas(small));
        assertEquals(List.of(3, 4), small.monitors().stream().map(Monitor::id).toList());
    }

    @Test
    void allMonitorsLieWithinThePictureAtAnyScale() {
        for (int width = 1; width < 40; width++) {
            layout = twoMonitors(width, width);
            assertLieWithinAtAnyScale();
            layout = new ScreenLayout(
                    width,
                    2 * width,
                    List.of(
                            new Monitor(1, new Rect(0, 0, width, width)),
                            new Monitor(2, new Rect(0, width, width, width))));
            assertLieWithinAtAnyScale();
        }
    }

    private void assertLieWithinAtAnyScale() {
        for (double scale : new double[] {0.1, 0.3, 0.5, 0.77, 1.5, 3.1}) {
            ScreenLayout shown = scaled(scale).layout();
            Rect picture = new Rect(0, 0, shown.width(), shown.height());
            for (Rect each : areas(shown)) {
                assertTrue(!each.isEmpty() && picture.contains(each), shown.toString());
            }
        }
    }

    @Test
    void monitorsBelowEachOtherAreScaledAlike() {
        layout = new ScreenLayout(
                3, 10, List.of(new Monitor(1, new Rect(0, 0, 3, 5)), new Monitor(2, new Rect(0, 5, 3, 5))));
        assertEquals(
                List.of(new Rect(0, 0, 2, 3), new Rect(0, 3, 2, 2)),
                areas(scaled(0.5).layout()));
    }

    @Test
    void isNoLargerThanAnyPictureAndNoSmallerThanAPixel() {
        layout = ScreenLayout.single(40_000, 1);
        assertEquals(ScreenLayout.single(65_535, 2), scaled(2).layout());
        assertEquals(ScreenLayout.single(4000, 1), scaled(0.1).layout());
    }

    @Test
    void aViewerResizesTheScreenBySoMuchMore() {
        Resizer resizer = scaled(0.75).resizer().orElseThrow();
        assertEquals(Resizer.Outcome.DONE, resizer.resize(twoMonitors(1025, 576)));
        assertEquals(
                "resize "
                        + new ScreenLayout(
                                2733,
                                768,
                                List.of(
                                        new Monitor(3, new Rect(0, 0, 1367, 768)),
                                        new Monitor(4, new Rect(1367, 0, 1366, 768)))),
                told.get(0));
        outcome = Resizer.Outcome.PROHIBITED;
        assertEquals(Resizer.Outcome.PROHIBITED, resizer.resize(ScreenLayout.single(3, 3)));
    }

    @Test
    void aSizeThatNoScreenHasIsNotAskedFor() {
        Resizer resizer = scaled(0.5).resizer().orElseThrow();
        assertEquals(Resizer.Outcome.INVALID_LAYOUT, resizer.resize(ScreenLayout.single(32_768, 1)));
        assertEquals(Resizer.Outcome.INVALID_LAYOUT, resizer.resize(ScreenLayout.single(1, 32_768)));
        assertEquals(List.of(), told);
        resizer = scaled(10).resizer().orElseThrow();
        assertEquals(Resizer.Outcome.DONE, resizer.resize(ScreenLayout.single(1, 1)));
        assertEquals("resize " + ScreenLayout.single(1, 1), told.get(0));
        assertEquals(
                Resizer.Outcome.DONE, scaled(1.0).resizer().orElseThrow().resize(ScreenLayout.single(65_535, 65_535)));
    }

    @Test
    void handsOverWhatHasChanged() throws IOException {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i / 16 * 2 + i % 8 / 4;
        }
        List<Rect> areas = new ArrayList<>();
        int[] shown = new int[4 * 2];
        Screen half = scaled(0.5);
        PixelSink sink = (changed, source, offset, stride) -> {
            areas.add(changed);
            assertEquals(4, stride);
            for (int y = 0; y < changed.height(); y++) {
                source.get(offset + y * stride, shown, (changed.y() + y) * 4 + changed.x(), changed.width());
            }
        };
        half.capture(sink, Duration.ofSeconds(7));
        assertArrayEquals(new int[] {0, 0, 1, 1, 2, 2, 3, 3}, shown);
        pixels[3 * 8 + 6] = 103;
        pixels[3 * 8 + 7] = 103;
        area = new Rect(6, 3, 2, 1);
        half.capture(sink, Duration.ZERO);
        assertArrayEquals(new int[] {0, 0, 1, 1, 2, 2, 3, 53}, shown);
        assertEquals(List.of(new Rect(0, 0, 4, 2), new Rect(3, 1, 1, 1)), areas);
        assertEquals(List.of("capture PT7S", "capture PT0S"), told);
    }

    @Test
    void handsOverThePictureOfAnotherSize() throws IOException {
        Screen half = scaled(0.5);
        List<Rect> areas = new ArrayList<>();
        PixelSink sink = (changed, source, offset, stride) -> areas.add(changed);
        half.capture(sink, Duration.ZERO);
        layout = ScreenLayout.single(8, 8);
        pixels = new int[8 * 8];
        area = new Rect(0, 0, 8, 8);
        half.capture(sink, Duration.ZERO);
        layout = ScreenLayout.single(10, 8);
        pixels = new int[10 * 8];
        area = new Rect(0, 0, 10, 8);
        half.capture(sink, Duration.ZERO);
        assertEquals(List.of(new Rect(0, 0, 4, 2), new Rect(0, 0, 4, 4), new Rect(0, 0, 5, 4)), areas);
    }

    @Test
    void thePointerIsInTheMiddleOfWhatAPixelShowsAndWithinTheScreen() {
        InputSink half = scaled(0.5).input().orElseThrow();
        half.move(0, 0);
        half.move(3, 1);
        half.move(4, 2);
        InputSink twice = scaled(2).input().orElseThrow();
        twice.move(3, 2);
        assertEquals(List.of("move 1,1", "move 7,3", "move 7,3", "move 1,1"), told);
    }

    @Test
    void allElseIsTheScreensOwn() {
        Screen half = scaled(0.5);
        InputSink input = half.input().orElseThrow();
        input.key('a', true);
        input.key('b', 30, false);
        input.button(2, true);
        half.clipboard().orElseThrow().setText("x");
        half.wake();
        half.close();
        assertEquals(List.of("key 97 true", "key 98 at 30 false", "button 2 true", "text x", "wake", "close"), told);
        assertTrue(input.areOnOneKey(5, 4));
        assertEquals(false, input.areOnOneKey(4, 5));
    }
}
