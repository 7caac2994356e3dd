package acme.poster;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import oriel.capture.ClipboardPort;
import oriel.capture.InputSink;
import oriel.capture.PixelSink;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.rfb.Rect;

/** The picture. One thread captures, any wakes and closes. */
final class PosterScreen implements Screen {

    private final String file;
    private final ScreenLayout layout;
    private final int[] pixels;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean closed;
    private boolean shown;

    PosterScreen(String file, BufferedImage picture) {
        this.file = file;
        int width = picture.getWidth();
        layout = ScreenLayout.single(width, picture.getHeight());
        pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    }

    @Override
    public String description() {
        return "the picture " + file;
    }

    @Override
    public ScreenLayout layout() {
        return layout;
    }

    @Override
    public void capture(PixelSink sink, Duration patience) throws IOException {
        if (!shown) {
            shown = true;
            sink.pixels(new Rect(0, 0, layout.width(), layout.height()), IntBuffer.wrap(pixels), 0, layout.width());
            return;
        }
        try {
            if (wakes.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (closed) {
            throw new IOException("closed");
        }
    }

    @Override
    public void wake() {
        wakes.release();
    }

    @Override
    public Optional<InputSink> input() {
        return Optional.empty();
    }

    @Override
    public Optional<ClipboardPort> clipboard() {
        return Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
        wake();
    }
}
