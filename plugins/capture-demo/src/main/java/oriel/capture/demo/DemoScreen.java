package oriel.capture.demo;

import java.io.IOException;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import oriel.capture.ClipboardPort;
import oriel.capture.InputSink;
import oriel.capture.PixelSink;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenListener;
import oriel.rfb.Rect;

/**
 * The demo's screen. One lock guards the scene; the picture belongs to the capture thread. It has no thread of its own:
 * what moves is moved by the capture that waits.
 */
final class DemoScreen implements Screen {

    private static final Duration MAX_PATIENCE = Duration.ofDays(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final DemoScene scene;
    private final Canvas canvas;
    private final ScreenLayout layout;
    private final ScreenListener listener;
    private final InputSink input = new Input();
    private final ClipboardPort clipboard;
    private final long frameNanos;
    private long lastFrameNanos;
    private boolean woken;
    private boolean closed;

    DemoScreen(DemoScene scene, int frameRate, ScreenListener listener) {
        this.scene = scene;
        this.canvas = new Canvas(scene.width(), scene.height());
        this.layout = ScreenLayout.single(scene.width(), scene.height());
        this.listener = listener;
        this.clipboard = text -> change(() -> scene.clipboardArrived(text));
        this.frameNanos = TimeUnit.SECONDS.toNanos(1) / frameRate;
        this.lastFrameNanos = System.nanoTime() - frameNanos;
        change(scene::start);
    }

    @Override
    public String description() {
        return "demo screen";
    }

    @Override
    public ScreenLayout layout() {
        return layout;
    }

    @Override
    public void capture(PixelSink sink, Duration patience) throws IOException {
        List<Rect> areas;
        lock.lock();
        try {
            awaitChange(System.nanoTime() + (patience.compareTo(MAX_PATIENCE) > 0 ? MAX_PATIENCE : patience).toNanos());
            woken = false;
            if (closed) {
                throw new IOException("the demo screen is closed");
            }
            areas = scene.paintDamage(canvas);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the demo screen", e);
        } finally {
            lock.unlock();
        }
        IntBuffer pixels = IntBuffer.wrap(canvas.pixels());
        for (Rect area : areas) {
            sink.pixels(area, pixels, area.y() * layout.width() + area.x(), layout.width());
        }
    }

    private void awaitChange(long deadline) throws InterruptedException {
        while (!closed && !woken) {
            long now = System.nanoTime();
            if (scene.isAnimated() && now - lastFrameNanos >= frameNanos) {
                lastFrameNanos = now;
                scene.advance();
            }
            if (scene.isDamaged() || now - deadline >= 0) {
                return;
            }
            long nanos = deadline - now;
            changed.awaitNanos(scene.isAnimated() ? Math.min(nanos, lastFrameNanos + frameNanos - now) : nanos);
        }
    }

    @Override
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<InputSink> input() {
        return Optional.of(input);
    }

    @Override
    public Optional<ClipboardPort> clipboard() {
        return Optional.of(clipboard);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Changes the scene under the lock, then tells the listener what comes of it, outside of the lock. */
    private void change(Runnable act) {
        List<Consumer<ScreenListener>> news;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            act.run();
            news = new ArrayList<>(scene.takeNews());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        news.forEach(tell -> tell.accept(listener));
    }

    /** Hands input to the scene. */
    private final class Input implements InputSink {

        @Override
        public void key(int keysym, boolean down) {
            change(() -> scene.key(keysym, down));
        }

        @Override
        public void move(int x, int y) {
            change(() -> scene.move(x, y));
        }

        @Override
        public void button(int button, boolean down) {
            change(() -> scene.button(button, down));
        }
    }
}
