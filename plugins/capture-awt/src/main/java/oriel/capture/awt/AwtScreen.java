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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import oriel.capture.ClipboardPort;
import oriel.capture.CursorImage;
import oriel.capture.InputSink;
import oriel.capture.PixelSink;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenListener;
import oriel.rfb.Rect;

/**
 * The desktop as java.awt.Robot sees it. The lock guards when to look; the pictures belong to the capture thread. AWT
 * does not tell the cursor's shape, so it is always an arrow.
 */
final class AwtScreen implements Screen {

    private static final Duration LONGEST = Duration.ofDays(1);

    private final Robot eye;
    private final ScreenListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PollClock clock = new PollClock(System.nanoTime());
    private final AwtInput input;
    private final ClipboardPort clipboard = new AwtClipboard();
    private volatile Desktop desktop = Desktop.now();
    private Optional<int[]> before = Optional.empty();
    private Optional<Point> lastPlace = Optional.empty();
    private boolean woken;
    private boolean closed;

    /** Looks with one robot and gives input with another, since each serves one thread at a time. */
    AwtScreen(Robot eye, Robot hand, ScreenListener listener) {
        this.eye = eye;
        this.listener = listener;
        this.input = new AwtInput(hand, () -> desktop, this::hurry);
        listener.cursorChanged(CursorImage.ARROW);
        tellPlace();
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
        long limit = (patience.compareTo(LONGEST) > 0 ? LONGEST : patience).toNanos();
        long deadline = System.nanoTime() + limit;
        while (awaitLook(deadline)) {
            long from = System.nanoTime();
            boolean news = look(sink);
            looked(from, news);
            if (news) {
                return;
            }
        }
    }

    /** Waits until it is time to look; false if the caller shall have the thread back first. */
    private boolean awaitLook(long deadline) throws IOException {
        lock.lock();
        try {
            while (!closed && !woken) {
                long now = System.nanoTime();
                long wait = before.isEmpty() ? 0 : clock.waitNanos(now);
                if (wait <= 0) {
                    return true;
                }
                if (deadline - now <= 0) {
                    return false;
                }
                changed.awaitNanos(Math.min(wait, deadline - now));
            }
            woken = false;
            if (closed) {
                throw new IOException("the desktop is closed");
            }
            return before.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the desktop", e);
        } finally {
            lock.unlock();
        }
    }

    private void looked(long from, boolean news) {
        lock.lock();
        try {
            clock.looked(from, System.nanoTime(), news);
        } finally {
            lock.unlock();
        }
    }

    /** Takes a picture and hands over what differs from the last one; true if the caller has something new to see. */
    private boolean look(PixelSink sink) throws IOException {
        int[] pixels;
        try {
            Desktop now = Desktop.now();
            if (!now.equals(desktop)) {
                desktop = now;
                before = Optional.empty();
                return true;
            }
            tellPlace();
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
                : Difference.between(before.get(), pixels, width, height);
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
            Desktop now = desktop;
            listener.cursorMoved(place.get().x - now.bounds().x, place.get().y - now.bounds().y);
        }
    }

    private void hurry() {
        lock.lock();
        try {
            clock.hurry();
            changed.signalAll();
        } finally {
            lock.unlock();
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
        input.close();
    }
}
