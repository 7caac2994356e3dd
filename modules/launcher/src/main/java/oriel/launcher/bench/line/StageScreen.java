package oriel.launcher.bench.line;

import java.io.IOException;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import oriel.capture.ClipboardPort;
import oriel.capture.InputSink;
import oriel.capture.PixelSink;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.Region;

/** A stage as a screen; its monitor guards this too. */
final class StageScreen implements Screen, Stage.Surface {

    private static final Duration MAX_PATIENCE = Duration.ofDays(1);

    private final Stage stage;
    private final ScreenLayout layout;
    private final InputSink input = new Keys();
    private final Region changed = new Region();
    private boolean woken;
    private boolean closed;

    StageScreen(Stage stage) {
        this.stage = stage;
        this.layout =
                ScreenLayout.single(stage.picture().width(), stage.picture().height());
        changed.add(stage.picture().bounds());
    }

    @Override
    public void show(Framebuffer picture, List<Rect> areas) {
        areas.forEach(changed::add);
        stage.notifyAll();
    }

    @Override
    public String description() {
        return "a scene";
    }

    @Override
    public ScreenLayout layout() {
        return layout;
    }

    @Override
    public void capture(PixelSink sink, Duration patience) throws IOException {
        synchronized (stage) {
            await(patience.compareTo(MAX_PATIENCE) > 0 ? MAX_PATIENCE : patience);
            woken = false;
            if (closed) {
                throw new IOException("the scene is closed");
            }
            Framebuffer picture = stage.picture();
            IntBuffer pixels = IntBuffer.wrap(picture.pixels());
            for (Rect area : changed.rects()) {
                sink.pixels(area, pixels, picture.offset(area.x(), area.y()), picture.width());
            }
            changed.clear();
        }
    }

    private void await(Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        long left = patience.toNanos();
        try {
            while (!closed && !woken && changed.isEmpty() && left > 0) {
                stage.wait(left / 1_000_000, (int) (left % 1_000_000));
                left = deadline - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the scene", e);
        }
    }

    @Override
    public void wake() {
        synchronized (stage) {
            woken = true;
            stage.notifyAll();
        }
    }

    @Override
    public Optional<InputSink> input() {
        return Optional.of(input);
    }

    @Override
    public Optional<ClipboardPort> clipboard() {
        return Optional.empty();
    }

    @Override
    public void close() {
        synchronized (stage) {
            closed = true;
            stage.hideFrom(this);
            stage.notifyAll();
        }
    }

    /** Has the stage count keys. */
    private final class Keys implements InputSink {

        @Override
        public void key(int keysym, boolean down) {
            if (down) {
                stage.key();
            }
        }

        @Override
        public void move(int x, int y) {}

        @Override
        public void button(int button, boolean down) {}
    }
}
