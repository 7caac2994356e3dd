package oriel.capture.x11;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import oriel.capture.ClipboardPort;
import oriel.capture.InputSink;
import oriel.capture.PixelSink;
import oriel.capture.Resizer;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.x11.capture.ViewCapture;
import oriel.capture.x11.randr.ScreenSizes;
import oriel.capture.x11.xlib.WakeUp;
import oriel.capture.x11.xlib.XConnection;
import oriel.plugin.PluginException;

/**
 * An X display, or a part of it. The capture lock guards the connection that reads; it is held while a capture waits, so
 * {@link #close} first ends the wait. Input, clipboard and size have connections and locks of their own.
 */
final class X11Screen implements Screen {

    private static final Duration MAX_PATIENCE = Duration.ofDays(1);
    private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final String name;
    private final ReentrantLock captureLock = new ReentrantLock();
    private final XConnection x;
    private final ViewCapture capture;
    private final WakeUp wakeUp;
    private final X11Ports ports;
    private final Optional<Resizer> resizer;
    private final LayoutBox layout;
    private volatile boolean closed;
    private boolean released;

    /** Owns what it is given, once this has returned. */
    X11Screen(String name, XConnection x, ViewCapture capture, X11Ports ports) throws PluginException {
        this.name = name;
        this.x = x;
        this.capture = capture;
        this.ports = ports;
        this.resizer = ports.sizes().map(sizes -> wanted -> resize(sizes, wanted));
        this.layout = new LayoutBox(capture.layout());
        try {
            this.wakeUp = new WakeUp(x.descriptor());
        } catch (IOException e) {
            throw new PluginException(
                    "cannot wait for the X display: " + e.getMessage(), "raise the limit of files", e);
        }
        ports.whenFailed(wakeUp::wake);
    }

    @Override
    public String description() {
        return "X11 display " + name;
    }

    @Override
    public ScreenLayout layout() {
        return layout.layout();
    }

    /** A capture in which the layout changes hands over no pixel: whoever takes pixels must know the layout first. */
    @Override
    public void capture(PixelSink sink, Duration patience) throws IOException {
        captureLock.lock();
        try {
            requireOpen();
            ScreenLayout before = layout.layout();
            long deadline =
                    System.nanoTime() + (patience.compareTo(MAX_PATIENCE) > 0 ? MAX_PATIENCE : patience).toNanos();
            awaitChange(deadline);
            requireOpen();
            if (capture.layout().equals(before)) {
                capture.handOver(sink);
            }
        } finally {
            layout.set(capture.layout());
            if (closed) {
                release();
            }
            captureLock.unlock();
        }
    }

    private void awaitChange(long deadline) throws IOException {
        while (!capture.readEvents() && !closed) {
            long nanos = deadline - System.nanoTime();
            if (nanos <= 0 || wakeUp.await(nanos)) {
                return;
            }
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the X display is closed");
        }
        if (ports.hasFailed()) {
            throw new IOException("the clipboard of the X display has failed");
        }
    }

    private Resizer.Outcome resize(ScreenSizes sizes, ScreenLayout wanted) {
        Resizer.Outcome outcome = sizes.change(wanted);
        if (outcome == Resizer.Outcome.DONE) {
            awaitSize(wanted);
        }
        return outcome;
    }

    /** The capture thread reads the news while it waits for a change; else they are read here. */
    private void awaitSize(ScreenLayout wanted) {
        long deadline = System.nanoTime() + SETTLE_NANOS;
        try {
            while (!closed && System.nanoTime() - deadline < 0) {
                readNews();
                if (layout.await(now -> isAsWanted(now, wanted), LOOK_NANOS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isAsWanted(ScreenLayout now, ScreenLayout wanted) {
        return now.width() == wanted.width()
                && now.height() == wanted.height()
                && now.monitors().size() == wanted.monitors().size();
    }

    private void readNews() {
        if (!captureLock.tryLock()) {
            return;
        }
        try {
            if (!closed) {
                capture.readEvents();
                layout.set(capture.layout());
            }
        } catch (IOException e) {
            wakeUp.wake(); // the next capture meets the loss itself
        } finally {
            captureLock.unlock();
        }
    }

    @Override
    public void wake() {
        wakeUp.wake();
    }

    @Override
    public Optional<InputSink> input() {
        return ports.input();
    }

    @Override
    public Optional<ClipboardPort> clipboard() {
        return ports.clipboard();
    }

    @Override
    public Optional<Resizer> resizer() {
        return resizer;
    }

    @Override
    public void close() {
        closed = true;
        wakeUp.wake();
        if (captureLock.isHeldByCurrentThread()) {
            return; // from within a capture, which releases everything when it ends
        }
        captureLock.lock();
        try {
            release();
        } finally {
            captureLock.unlock();
        }
    }

    private void release() {
        if (released) {
            return;
        }
        released = true;
        ports.close();
        wakeUp.close();
        capture.close();
        x.close();
    }
}
