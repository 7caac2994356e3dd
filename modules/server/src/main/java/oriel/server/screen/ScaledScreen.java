package oriel.server.screen;

import java.io.IOException;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import oriel.capture.ClipboardPort;
import oriel.capture.InputSink;
import oriel.capture.PixelSink;
import oriel.capture.Resizer;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenLayout.Monitor;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Another screen, larger or smaller: pixels are averaged or interpolated, pointer positions divided. */
final class ScaledScreen implements Screen {

    private final Screen full;
    private final double scale;
    private final Optional<InputSink> input;
    private final Optional<Resizer> resizer;
    private Framebuffer source;
    private PictureScaler scaler;

    ScaledScreen(Screen full, double scale) {
        this.full = full;
        this.scale = scale;
        this.input = full.input().map(ScaledInput::new);
        this.resizer = full.resizer().map(screen -> wanted -> resize(wanted, screen));
    }

    private int scaled(int pixels) {
        return Math.max(1, Math.min(Framebuffer.MAX_SIDE, (int) Math.round(pixels * scale)));
    }

    @Override
    public String description() {
        return full.description() + " scaled by " + scale;
    }

    @Override
    public ScreenLayout layout() {
        ScreenLayout layout = full.layout();
        return layout(layout.monitors(), scale, scaled(layout.width()), scaled(layout.height()));
    }

    /**
     * Monitors of another scale on a picture of that size. Their edges are scaled, not their sides: so those that touch go on
     * to do so, and all of them lie inside.
     */
    private static ScreenLayout layout(List<Monitor> monitors, double factor, int width, int height) {
        return new ScreenLayout(
                width,
                height,
                monitors.stream()
                        .map(monitor -> new Monitor(monitor.id(), scaled(monitor.area(), factor, width, height)))
                        .toList());
    }

    private static Rect scaled(Rect area, double factor, int width, int height) {
        int left = Math.min(width - 1, (int) Math.round(area.x() * factor));
        int top = Math.min(height - 1, (int) Math.round(area.y() * factor));
        int right = Math.min(width, (int) Math.round(area.right() * factor));
        int bottom = Math.min(height, (int) Math.round(area.bottom() * factor));
        return Rect.between(left, top, Math.max(left + 1, right), Math.max(top + 1, bottom));
    }

    @Override
    public void capture(PixelSink sink, Duration patience) throws IOException {
        full.capture((area, pixels, offset, stride) -> take(area, pixels, offset, stride, sink), patience);
    }

    private void take(Rect area, IntBuffer pixels, int offset, int stride, PixelSink sink) {
        ScreenLayout layout = full.layout();
        if (source == null || source.width() != layout.width() || source.height() != layout.height()) {
            source = new Framebuffer(layout.width(), layout.height());
            scaler = new PictureScaler(source, new Framebuffer(scaled(layout.width()), scaled(layout.height())));
        }
        for (int y = area.y(); y < area.bottom(); y++) {
            pixels.duplicate()
                    .clear()
                    .get(offset + (y - area.y()) * stride, source.pixels(), source.offset(area.x(), y), area.width());
        }
        Rect changed = scaler.scale(area);
        Framebuffer target = scaler.target();
        sink.pixels(changed, IntBuffer.wrap(target.pixels()), target.offset(changed.x(), changed.y()), target.width());
    }

    @Override
    public void wake() {
        full.wake();
    }

    @Override
    public Optional<InputSink> input() {
        return input;
    }

    @Override
    public Optional<ClipboardPort> clipboard() {
        return full.clipboard();
    }

    @Override
    public Optional<Resizer> resizer() {
        return resizer;
    }

    private Resizer.Outcome resize(ScreenLayout wanted, Resizer screen) {
        int width = unscaled(wanted.width());
        int height = unscaled(wanted.height());
        if (width > Framebuffer.MAX_SIDE || height > Framebuffer.MAX_SIDE) {
            return Resizer.Outcome.INVALID_LAYOUT;
        }
        return screen.resize(layout(wanted.monitors(), 1 / scale, width, height));
    }

    private int unscaled(int pixels) {
        return Math.max(1, (int) Math.round(pixels / scale));
    }

    @Override
    public void close() {
        full.close();
    }

    /** Positions of the scaled picture become positions of the screen. */
    private final class ScaledInput implements InputSink {

        private final InputSink sink;

        ScaledInput(InputSink sink) {
            this.sink = sink;
        }

        @Override
        public void key(int keysym, boolean down) {
            sink.key(keysym, down);
        }

        @Override
        public void key(int keysym, int scanCode, boolean down) {
            sink.key(keysym, scanCode, down);
        }

        @Override
        public boolean areOnOneKey(int keysym, int other) {
            return sink.areOnOneKey(keysym, other);
        }

        @Override
        public void move(int x, int y) {
            ScreenLayout layout = full.layout();
            sink.move(Math.min(layout.width() - 1, (int) ((x + 0.5) / scale)), Math.min(layout.height() - 1, (int)
                    ((y + 0.5) / scale)));
        }

        @Override
        public void button(int button, boolean down) {
            sink.button(button, down);
        }
    }
}
