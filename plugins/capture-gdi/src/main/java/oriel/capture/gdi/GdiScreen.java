package oriel.capture.gdi;

import java.io.IOException;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.ClipboardPort;
import oriel.capture.Difference;
import oriel.capture.InputSink;
import oriel.capture.LedState;
import oriel.capture.PixelSink;
import oriel.capture.Polling;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenListener;
import oriel.rfb.Rect;

/**
 * The desktop of Windows. Windows does not tell what changes, so it is copied and compared. The pictures belong to the
 * capture lock, which is held while a capture waits; {@link #close} first ends the wait.
 */
final class GdiScreen implements Screen {

    private static final Logger LOG = LoggerFactory.getLogger(GdiScreen.class);

    private final ScreenListener listener;
    private final Polling polling = new Polling();
    private final ReentrantLock captureLock = new ReentrantLock();
    private final GdiCursor cursor;
    private final GdiInput input;
    private final GdiClipboard clipboard;
    private volatile VirtualScreen screen;
    private Picture shown;
    private Picture next;
    private boolean complete;
    private boolean secure;
    private Optional<LedState> locks = Optional.empty();
    private boolean closed;

    GdiScreen(ScreenListener listener) throws GdiException {
        this.listener = listener;
        this.cursor = new GdiCursor(listener);
        this.screen = VirtualScreen.now();
        this.shown = new Picture(screen.width(), screen.height());
        try {
            this.next = new Picture(screen.width(), screen.height());
        } catch (GdiException e) {
            shown.close();
            throw e;
        }
        this.input = new GdiInput(() -> screen, polling::hurry);
        this.clipboard = new GdiClipboard(listener);
        clipboard.start();
        tell();
    }

    @Override
    public String description() {
        return "Windows desktop";
    }

    @Override
    public ScreenLayout layout() {
        return screen.layout();
    }

    @Override
    public void capture(PixelSink sink, Duration patience) throws IOException {
        captureLock.lock();
        try {
            polling.await(patience, !complete, () -> look(sink));
        } finally {
            captureLock.unlock();
        }
    }

    /** Copies what is shown and hands over what differs from the last time; true if the caller has something new to see. */
    private boolean look(PixelSink sink) throws IOException {
        VirtualScreen now = VirtualScreen.now();
        if (!now.equals(screen)) {
            resize(now);
        }
        tell();
        if (!take()) {
            return false;
        }
        IntBuffer pixels = next.pixels();
        List<Rect> areas = complete
                ? Difference.between(shown.pixels(), pixels, screen.width(), screen.height())
                : List.of(new Rect(0, 0, screen.width(), screen.height()));
        for (Rect area : areas) {
            sink.pixels(area, pixels, area.y() * screen.width() + area.x(), screen.width());
        }
        complete = true;
        Picture older = shown;
        shown = next;
        next = older;
        return !areas.isEmpty();
    }

    private void resize(VirtualScreen now) throws GdiException {
        Picture first = new Picture(now.width(), now.height());
        Picture second;
        try {
            second = new Picture(now.width(), now.height());
        } catch (GdiException e) {
            first.close();
            throw e;
        }
        shown.close();
        next.close();
        shown = first;
        next = second;
        complete = false;
        screen = now;
    }

    /** False while Windows shows what only itself may see: its lock screen, a question for rights. */
    private boolean take() {
        boolean taken = next.take(screen.x(), screen.y()) || InputDesktop.attach() && next.take(screen.x(), screen.y());
        if (taken == secure) {
            secure = !taken;
            if (secure) {
                LOG.warn("Windows hides its desktop (locked, or it asks for rights); viewers keep the last picture");
            } else {
                LOG.info("Windows shows its desktop again");
            }
        }
        return taken;
    }

    /** What is not a pixel. */
    private void tell() {
        cursor.tell(screen);
        Optional<LedState> now = Optional.of(GdiInput.locks());
        if (!now.equals(locks)) {
            locks = now;
            listener.locksChanged(now.get());
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
        captureLock.lock();
        try {
            if (!closed) {
                closed = true;
                clipboard.close();
                input.close();
                next.close();
                shown.close();
            }
        } finally {
            captureLock.unlock();
        }
    }
}
