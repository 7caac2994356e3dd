package oriel.capture.x11;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import oriel.capture.ClipboardPort;
import oriel.capture.InputSink;
import oriel.capture.PixelSink;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.plugin.PluginException;

/**
 * The root window of an X display. The capture lock guards the connection that reads; it is held while a capture waits,
 * so {@link #close} first ends the wait. Input has its own connection and lock.
 */
final class X11Screen implements Screen {

    private static final Duration LONGEST = Duration.ofDays(1);

    private final String name;
    private final ReentrantLock captureLock = new ReentrantLock();
    private final XConnection x;
    private final RootCapture root;
    private final WakeUp wakeUp;
    private final Optional<X11Input> input;
    private volatile ScreenLayout layout;
    private volatile boolean closed;
    private boolean released;

    X11Screen(String name, XConnection x, RootCapture root, Optional<X11Input> input) throws PluginException {
        this.name = name;
        this.x = x;
        this.root = root;
        this.input = input;
        this.layout = root.layout();
        try {
            this.wakeUp = new WakeUp(x.descriptor());
        } catch (IOException e) {
            throw new PluginException(
                    "cannot wait for the X display: " + e.getMessage(), "raise the limit of files", e);
        }
    }

    @Override
    public String description() {
        return "X11 display " + name;
    }

    @Override
    public ScreenLayout layout() {
        return layout;
    }

    @Override
    public void capture(PixelSink sink, Duration patience) throws IOException {
        captureLock.lock();
        try {
            requireOpen();
            long deadline = System.nanoTime() + (patience.compareTo(LONGEST) > 0 ? LONGEST : patience).toNanos();
            awaitChange(deadline);
            requireOpen();
            layout = root.layout();
            root.handOver(sink);
            layout = root.layout();
        } finally {
            if (closed) {
                release();
            }
            captureLock.unlock();
        }
    }

    private void awaitChange(long deadline) throws IOException {
        while (!root.readEvents() && !closed) {
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
    }

    @Override
    public void wake() {
        wakeUp.wake();
    }

    @Override
    public Optional<InputSink> input() {
        return input.map(InputSink.class::cast);
    }

    @Override
    public Optional<ClipboardPort> clipboard() {
        return Optional.empty();
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
        input.ifPresent(X11Input::close);
        wakeUp.close();
        root.close();
        x.close();
    }
}
