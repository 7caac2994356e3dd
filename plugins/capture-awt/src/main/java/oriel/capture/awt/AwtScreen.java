package oriel.capture.awt;

import java.awt.AWTError;
import java.awt.MouseInfo;
import java.awt.Point;
import java.awt.PointerInfo;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import oriel.capture.ClipboardPort;
import oriel.capture.CursorImage;
import oriel.capture.Difference;
import oriel.capture.InputSink;
import oriel.capture.PixelSink;
import oriel.capture.Polling;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenListener;
import oriel.rfb.Rect;

/**
 * The desktop as java.awt.Robot sees it. The pictures belong to the capture thread. AWT
 * does not tell the cursor's shape, so it is always an arrow.
 */
final class AwtScreen implements Screen {

    private final Robot eye;
    private final ScreenListener listener;
    private final Polling polling = new Polling();
    private final AwtInput input;
    private final AwtClipboard clipboard;
    private final AwtLocks locks;
    private volatile AwtDesktop desktop = AwtDesktop.now();
    private Optional<int[]> before = Optional.empty();
    private Optional<Point> lastPlace = Optional.empty();

    /** Looks with one robot and gives input with another, since each serves one thread at a time. */
    AwtScreen(Robot eye, Robot hand, ScreenListener listener) {
        this.eye = eye;
        this.listener = listener;
        this.input = new AwtInput(hand, () -> desktop, polling::hurry);
        this.clipboard = new AwtClipboard(listener::clipboardChanged);
        this.locks = new AwtLocks(listener::locksChanged);
        listener.cursorChanged(CursorImage.ARROW);
        tellPlace();
        locks.look();
        clipboard.look();
    }

    @Override
    public String description() {
        return "desktop through java.awt.Robot";
    }

    @Override
    public ScreenLayout layout() {
        return desktop.layout();
    }

    @Override
    public void capture(PixelSink sink, Duration patience) throws IOException {
        polling.await(patience, before.isEmpty(), () -> look(sink));
    }

    /** Takes a picture and hands over what differs from the last one; true if the caller has something new to see. */
    private boolean look(PixelSink sink) throws IOException {
        int[] pixels;
        try {
            AwtDesktop now = AwtDesktop.now();
            if (!now.equals(desktop)) {
                desktop = now;
                before = Optional.empty();
                return true;
            }
            tellPlace();
            locks.look();
            clipboard.look();
            pixels = pixels(eye.createScreenCapture(now.bounds()));
        } catch (AWTError | RuntimeException e) {
            throw new IOException("the desktop is gone: " + e.getMessage(), e);
        }
        return handOver(pixels, sink);
    }

    private boolean handOver(int[] pixels, PixelSink sink) {
        int width = layout().width();
        int height = layout().height();
        List<Rect> areas = before.isEmpty()
                ? List.of(new Rect(0, 0, width, height))
                : Difference.between(IntBuffer.wrap(before.get()), IntBuffer.wrap(pixels), width, height);
        before = Optional.of(pixels);
        for (Rect area : areas) {
            sink.pixels(area, IntBuffer.wrap(pixels), area.y() * width + area.x(), width);
        }
        return !areas.isEmpty();
    }

    private static int[] pixels(BufferedImage image) {
        if (image.getRaster().getDataBuffer() instanceof DataBufferInt data
                && data.getData().length == image.getWidth() * image.getHeight()) {
            return data.getData();
        }
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private void tellPlace() {
        Optional<Point> place = Optional.ofNullable(MouseInfo.getPointerInfo()).map(PointerInfo::getLocation);
        if (place.isPresent() && !place.equals(lastPlace)) {
            lastPlace = place;
            AwtDesktop now = desktop;
            listener.cursorMoved(place.get().x - now.bounds().x, place.get().y - now.bounds().y);
        }
    }

    @Override
    public void wake() {
        polling.wake();
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
        polling.close();
        input.close();
        clipboard.close();
    }
}
