package oriel.it;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import oriel.capture.CaptureProvider;
import oriel.capture.ClipboardPort;
import oriel.capture.InputSink;
import oriel.capture.PixelSink;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenListener;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.scenes.Photo;
import oriel.testkit.PaintedScreen;
import oriel.testkit.TestPictures;

/** A screen that changes by chance each time it is read, until it is held: an update is never waited for. Thread-safe. */
public final class ChangingScreen implements CaptureProvider {

    /** So few sources are photographs, and nothing else is drawn between them. */
    private static final int PHOTOGRAPHS = 2;

    private final PaintedScreen screen;
    private final List<Framebuffer> sources;
    private final Random random;
    private boolean held;

    private ChangingScreen(int width, int height, long seed, List<Framebuffer> sources) {
        this.screen = new PaintedScreen(width, height);
        this.random = new Random(seed);
        this.sources = sources;
    }

    /** Shows something of everything: plain areas, few colours and many, text, gradients, photographs, noise. */
    public static ChangingScreen ofEverything(int width, int height, long seed) {
        return new ChangingScreen(
                width,
                height,
                seed,
                List.of(
                        TestPictures.flat(width, height),
                        TestPictures.colours(width, height, 2),
                        TestPictures.colours(width, height, 13),
                        TestPictures.runs(width, height),
                        TestPictures.noise(width, height),
                        TestPictures.gradient(width, height),
                        TestPictures.desktop(width, height),
                        new Photo(seed).draw(width, height)));
    }

    /** Shows parts of photographs. */
    public static ChangingScreen ofPhotographs(int width, int height, long seed) {
        ChangingScreen screen = new ChangingScreen(
                width,
                height,
                seed,
                List.of(new Photo(seed).draw(width, height), new Photo(seed + 1).draw(width, height)));
        screen.screen.paint(picture -> {
            picture.copyFrom(screen.sources.get(0), picture.bounds());
            return picture.bounds();
        });
        return screen;
    }

    /** A copy of the picture. */
    public Framebuffer picture() {
        return screen.picture();
    }

    /** Ends the changes; returns the last picture. */
    public synchronized Framebuffer hold() {
        held = true;
        return screen.picture();
    }

    /** Goes on after {@link #hold}. */
    public synchronized void release() {
        held = false;
        screen.paint(this::change);
    }

    private synchronized void changeUnlessHeld() {
        if (!held) {
            screen.paint(this::change);
        }
    }

    private Rect change(Framebuffer picture) {
        boolean large = random.nextInt(4) == 0;
        int width = 1 + random.nextInt(large ? picture.width() : picture.width() / 3);
        int height = 1 + random.nextInt(large ? picture.height() : picture.height() / 3);
        Rect area = new Rect(
                random.nextInt(picture.width() - width + 1),
                random.nextInt(picture.height() - height + 1),
                width,
                height);
        if (sources.size() > PHOTOGRAPHS && random.nextInt(8) == 0) {
            picture.fill(area, random.nextInt(0x1000000));
            return area;
        }
        Framebuffer source = sources.get(random.nextInt(sources.size()));
        int fromX = random.nextInt(picture.width() - width + 1);
        int fromY = random.nextInt(picture.height() - height + 1);
        for (int row = 0; row < height; row++) {
            System.arraycopy(
                    source.pixels(),
                    source.offset(fromX, fromY + row),
                    picture.pixels(),
                    picture.offset(area.x(), area.y() + row),
                    width);
        }
        return area;
    }

    @Override
    public String name() {
        return "changing";
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        return Optional.empty();
    }

    @Override
    public int priority() {
        return -1;
    }

    @Override
    public Screen open(Options options, ScreenListener listener) throws PluginException {
        return new Opened(screen.open(options, listener));
    }

    /** The screen as the server has it. */
    private final class Opened implements Screen {

        private final Screen painted;

        Opened(Screen painted) {
            this.painted = painted;
        }

        @Override
        public String description() {
            return "a changing screen";
        }

        @Override
        public ScreenLayout layout() {
            return painted.layout();
        }

        @Override
        public void capture(PixelSink sink, Duration patience) throws IOException {
            if (!patience.isZero()) {
                changeUnlessHeld();
            }
            painted.capture(sink, patience);
        }

        @Override
        public void wake() {
            painted.wake();
        }

        @Override
        public Optional<InputSink> input() {
            return painted.input();
        }

        @Override
        public Optional<ClipboardPort> clipboard() {
            return Optional.empty();
        }

        @Override
        public void close() {
            painted.close();
        }
    }
}
