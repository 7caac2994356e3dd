package oriel.capture.x11.clipboard;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.ClipboardImage;
import oriel.capture.ClipboardPort;
import oriel.capture.Coming;
import oriel.capture.ImageOutcome;
import oriel.capture.ScreenListener;
import oriel.capture.x11.xlib.WakeUp;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xlib;

/**
 * The thread that answers for the clipboard and hears the bell, with a connection of its own: other programs wait for its
 * answers, whether anybody captures or not. It sleeps until the server tells it something.
 */
public final class DesktopThread implements ClipboardPort, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopThread.class);
    private static final int EVENT_SIZE = 192;
    private static final long LAST_WORDS_MILLIS = 1000;

    private final XConnection x;
    private final WakeUp wakeUp;
    private final X11Clipboard clipboard;
    private final Bell bell;
    private final Coming<SelectionContent> given = new Coming<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean failed;
    private volatile Runnable whenFailed = () -> {};

    private DesktopThread(XConnection x, WakeUp wakeUp, boolean primary, ScreenListener listener) {
        this.x = x;
        this.wakeUp = wakeUp;
        this.clipboard = new X11Clipboard(x, primary, listener);
        this.bell = new Bell(x, listener);
        this.thread = new Thread(this::run, "oriel-x11-desktop");
        thread.setDaemon(true);
    }

    /** Connects and starts; empty if the server is gone. */
    public static Optional<DesktopThread> start(String display, boolean primary, ScreenListener listener) {
        Optional<XConnection> connection = XConnection.open(display);
        if (connection.isEmpty()) {
            return Optional.empty();
        }
        XConnection x = connection.get();
        try {
            DesktopThread desktop = new DesktopThread(x, new WakeUp(x.descriptor()), primary, listener);
            x.sync(); // what happens from now on is told
            desktop.thread.start();
            return Optional.of(desktop);
        } catch (IOException e) {
            LOG.warn("there is no clipboard: {}", e.getMessage());
            x.close();
            return Optional.empty();
        }
    }

    @Override
    public void setText(String text) {
        give(new SelectionContent.Text(text));
    }

    @Override
    public ImageOutcome setImage(ClipboardImage image) {
        give(new SelectionContent.Image(image));
        return ImageOutcome.TAKEN;
    }

    private void give(SelectionContent content) {
        given.give(content);
        wakeUp.wake();
    }

    @Override
    public void settle() {
        given.await();
    }

    private void run() {
        try (Memory event = new Memory(EVENT_SIZE)) {
            while (!closed && !x.isLost()) {
                readEvents(event);
                given.take().ifPresent(clipboard::set);
                if (!clipboard.isOffering()) {
                    given.isThere();
                }
                long patience = clipboard.tick(System.nanoTime());
                // Clipboard and bell make round trips, which read events too: these are in Xlib's own queue.
                if (!closed && !x.isLost() && Xlib.XPending(x.display()) == 0 && !x.isLost()) {
                    wakeUp.await(patience);
                }
            }
        } catch (RuntimeException | Error e) {
            LOG.error("the clipboard of the X display failed", e);
            failed = true;
            whenFailed.run();
        } finally {
            given.end();
            wakeUp.close();
            x.close();
        }
    }

    /** True once there is no clipboard and no bell any longer, and the display is there. */
    public boolean hasFailed() {
        return failed;
    }

    /** Has somebody told of that, by the thread that fails; at once if it has. */
    public void whenFailed(Runnable told) {
        whenFailed = told;
        if (failed) {
            told.run();
        }
    }

    private void readEvents(Memory event) {
        while (!closed && !x.isLost() && Xlib.XPending(x.display()) > 0) {
            Xlib.XNextEvent(x.display(), Pointer.nativeValue(event));
            clipboard.take(event);
            bell.take(event);
        }
        bell.tell();
    }

    /** Ends the thread; it disconnects. A server that does not answer is waited for a second. */
    @Override
    public void close() {
        closed = true;
        wakeUp.wake();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
