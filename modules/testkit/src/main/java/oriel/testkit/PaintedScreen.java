package oriel.testkit;

import java.io.IOException;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import oriel.capture.CaptureProvider;
import oriel.capture.ClipboardImage;
import oriel.capture.ClipboardPort;
import oriel.capture.ImageOutcome;
import oriel.capture.InputSink;
import oriel.capture.PixelSink;
import oriel.capture.Resizer;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenLayout.Monitor;
import oriel.capture.ScreenListener;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * A screen that a test paints: what {@link #paint} changes is what the next capture hands over. Input and clipboard text
 * arrive in {@link #events}. Thread-safe.
 */
public final class PaintedScreen implements CaptureProvider {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private Framebuffer picture;
    private Rect painted;
    private ScreenListener listener;
    private boolean woken;
    private boolean lost;
    private boolean hanging;
    private int stuck;
    private volatile boolean inputBroken;
    private volatile Optional<Resizer.Outcome> resizes = Optional.empty();
    private volatile ImageOutcome imageOutcome = ImageOutcome.TAKEN;
    private List<Monitor> monitors;
    private int captures;

    /** A black screen. */
    public PaintedScreen(int width, int height) {
        picture = new Framebuffer(width, height);
        painted = picture.bounds();
        monitors = ScreenLayout.single(width, height).monitors();
    }

    /** What becomes of images from now on that are to be put on the clipboard. */
    public void imageOutcome(ImageOutcome outcome) {
        imageOutcome = outcome;
    }

    /** A screen that shows a copy of a picture. */
    public static PaintedScreen showing(Framebuffer picture) {
        PaintedScreen screen = new PaintedScreen(picture.width(), picture.height());
        screen.paint(painted -> {
            System.arraycopy(picture.pixels(), 0, painted.pixels(), 0, picture.pixels().length);
            return painted.bounds();
        });
        return screen;
    }

    /** Changes the picture; {@code painter} returns the area that it changed. */
    public synchronized void paint(Function<Framebuffer, Rect> painter) {
        painted = painted.union(painter.apply(picture));
        notifyAll();
    }

    /** Gives the screen another size; it is black then, and one monitor. */
    public void resize(int width, int height) {
        arrange(ScreenLayout.single(width, height));
    }

    /** Gives the screen another layout; it is black then if its size changes. */
    public synchronized void arrange(ScreenLayout layout) {
        if (layout.width() != picture.width() || layout.height() != picture.height()) {
            picture = new Framebuffer(layout.width(), layout.height());
        }
        monitors = layout.monitors();
        painted = picture.bounds();
        notifyAll();
    }

    /** From now on the screen can be resized by viewers, with this outcome; to be said before it is opened. */
    public PaintedScreen resizing(Resizer.Outcome outcome) {
        resizes = Optional.of(outcome);
        return this;
    }

    /** From now on whoever gives keys, pointer or a size waits, as with a display that gives no answer. */
    public synchronized void hang() {
        hanging = true;
    }

    /** Ends {@link #hang}. */
    public synchronized void goOn() {
        hanging = false;
        notifyAll();
    }

    /** Waits until a key, the pointer or a size waits for a screen that hangs. */
    public synchronized void awaitStuck() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (stuck == 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new IllegalStateException("nothing is given to the screen");
            }
            wait(left);
        }
    }

    private synchronized void awaitAnswer() {
        stuck++;
        notifyAll();
        try {
            while (hanging) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stuck--;
        }
    }

    private Resizer.Outcome resize(ScreenLayout wanted) {
        awaitAnswer();
        Resizer.Outcome outcome = resizes.orElseThrow();
        if (outcome == Resizer.Outcome.DONE) {
            arrange(wanted);
        }
        return outcome;
    }

    /** Loses the screen: its capture throws until it is opened again. */
    public synchronized void lose() {
        lost = true;
        notifyAll();
    }

    /** From now on keys, pointer and clipboard fail as those of a faulty plugin do. */
    public void breakInput() {
        inputBroken = true;
    }

    private void take(String event) {
        if (inputBroken) {
            throw new IllegalStateException("broken by the test");
        }
        events.add(event);
        awaitAnswer();
    }

    /** A copy of the picture. */
    public synchronized Framebuffer picture() {
        return new Framebuffer(
                picture.width(), picture.height(), picture.pixels().clone());
    }

    private synchronized ScreenLayout layout() {
        return new ScreenLayout(picture.width(), picture.height(), monitors);
    }

    /** Number of captures that were begun. */
    public synchronized int captures() {
        return captures;
    }

    /** Where the screen reports its cursor, its clipboard and its bell. */
    public synchronized ScreenListener listener() {
        return listener;
    }

    /** The next event, as {@code "key 65 down"}, {@code "key 65 at 30 down"}, {@code "move 1,2"}, {@code "button 1 up"}, {@code "text hello"}. */
    public String nextEvent() throws InterruptedException {
        String event = events.poll(5, TimeUnit.SECONDS);
        return event == null ? "nothing" : event;
    }

    /** True if no event waits. */
    public boolean isQuiet() {
        return events.isEmpty();
    }

    @Override
    public String name() {
        return "painted";
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
    public synchronized Screen open(Options options, ScreenListener heard) throws PluginException {
        listener = heard;
        lost = false;
        painted = picture.bounds();
        return new Opened();
    }

    private synchronized void capture(PixelSink sink, Duration patience) throws IOException {
        captures++;
        long deadline = System.nanoTime() + patience.toNanos();
        while (painted.isEmpty() && !woken && !lost) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        woken = false;
        if (lost) {
            throw new IOException("the painted screen is gone");
        }
        if (!painted.isEmpty()) {
            sink.pixels(
                    painted,
                    IntBuffer.wrap(picture.pixels()),
                    picture.offset(painted.x(), painted.y()),
                    picture.width());
            painted = Rect.EMPTY;
        }
    }

    private synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** The screen as the server has it. */
    private final class Opened implements Screen, InputSink, ClipboardPort {

        @Override
        public String description() {
            return "a painted screen";
        }

        @Override
        public ScreenLayout layout() {
            return PaintedScreen.this.layout();
        }

        @Override
        public void capture(PixelSink sink, Duration patience) throws IOException {
            PaintedScreen.this.capture(sink, patience);
        }

        @Override
        public void wake() {
            PaintedScreen.this.wake();
        }

        @Override
        public Optional<InputSink> input() {
            return Optional.of(this);
        }

        @Override
        public Optional<ClipboardPort> clipboard() {
            return Optional.of(this);
        }

        @Override
        public Optional<Resizer> resizer() {
            return resizes.map(any -> PaintedScreen.this::resize);
        }

        @Override
        public void close() {
            PaintedScreen.this.wake();
        }

        @Override
        public void key(int keysym, boolean down) {
            take("key " + keysym + (down ? " down" : " up"));
        }

        @Override
        public void key(int keysym, int scanCode, boolean down) {
            take("key " + keysym + " at " + scanCode + (down ? " down" : " up"));
        }

        @Override
        public void move(int x, int y) {
            take("move " + x + "," + y);
        }

        @Override
        public void button(int button, boolean down) {
            take("button " + button + (down ? " down" : " up"));
        }

        @Override
        public void setText(String text) {
            take("text " + text);
        }

        @Override
        public ImageOutcome setImage(ClipboardImage image) {
            if (imageOutcome == ImageOutcome.TAKEN) {
                take("image of " + image.png().length + " bytes");
            }
            return imageOutcome;
        }
    }
}
