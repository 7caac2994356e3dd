package oriel.capture.gdi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.ClipboardEcho;
import oriel.capture.ClipboardPort;
import oriel.capture.Coming;
import oriel.rfb.LineEnds;

/**
 * The clipboard of Windows, through a window that nobody sees. A thread of its own owns the window; its monitor guards
 * whether that shall go on.
 */
final class GdiClipboard implements ClipboardPort, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GdiClipboard.class);

    /** Characters; what is longer is no text that a person copied. */
    private static final int MAX_CHARACTERS = 1 << 23;

    private static final int MESSAGE_SIZE = 48;
    private static final int TRIES = 20;
    private static final long PAUSE_MILLIS = 10;
    private static final long CLOSE_MILLIS = 2000;

    private final ClipboardEcho echo;
    private final Thread thread;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Coming<String> wanted = new Coming<>();
    private long window;
    private boolean closed;

    /** Tells {@code listener} of texts that others have put there; lines end with LF. */
    GdiClipboard(Consumer<String> listener) {
        this.echo = new ClipboardEcho(listener);
        this.thread = new Thread(this::run, "oriel-clipboard");
        thread.setDaemon(true);
    }

    /** Returns when it listens. */
    void start() {
        thread.start();
        try {
            begun.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void setText(String text) {
        if (isClosed()) {
            return;
        }
        wanted.give(text);
        User32.PostMessageW(window, User32.WM_APP, 0, 0);
    }

    @Override
    public void settle() {
        wanted.await();
    }

    private void run() {
        try (Memory type = wide("STATIC");
                Memory message = new Memory(MESSAGE_SIZE)) {
            window = User32.CreateWindowExW(
                    0, Pointer.nativeValue(type), 0, 0, 0, 0, 0, 0, User32.HWND_MESSAGE, 0, 0, 0);
            if (window == 0 || User32.AddClipboardFormatListener(window) == 0) {
                LOG.warn("Windows does not share its clipboard");
            }
            begun.countDown();
            while (!isClosed() && User32.GetMessageW(Pointer.nativeValue(message), 0, 0, 0) > 0) {
                try {
                    take(message);
                } catch (RuntimeException | Error e) {
                    LOG.error("a text of the clipboard is lost", e);
                }
            }
            User32.RemoveClipboardFormatListener(window);
            User32.DestroyWindow(window);
        } finally {
            wanted.end();
            begun.countDown();
        }
    }

    private static Memory wide(String text) {
        byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_16LE);
        Memory memory = new Memory(bytes.length);
        memory.write(0, bytes, 0, bytes.length);
        return memory;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void take(Memory message) {
        switch (message.getInt(8)) {
            case User32.WM_CLIPBOARDUPDATE -> tell();
            case User32.WM_APP -> put();
            default -> User32.DispatchMessageW(Pointer.nativeValue(message));
        }
    }

    private void tell() {
        withClipboard(GdiClipboard::read).ifPresent(echo::found);
    }

    private void put() {
        Optional<String> text = wanted.take();
        if (text.isPresent()) {
            echo.giving(text.get());
            withClipboard(() -> write(text.get()));
            wanted.isThere();
        }
    }

    /** Acts while the clipboard is ours alone; other programs hold it for moments. */
    private Optional<String> withClipboard(Act act) {
        try {
            for (int i = 0; i < TRIES; i++) {
                if (User32.OpenClipboard(window) != 0) {
                    try {
                        return act.act();
                    } finally {
                        User32.CloseClipboard();
                    }
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            LOG.debug("another program holds the clipboard");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static Optional<String> read() {
        long data = User32.GetClipboardData(User32.CF_UNICODETEXT);
        long address = data == 0 ? 0 : Kernel32.GlobalLock(data);
        if (address == 0) {
            return Optional.empty();
        }
        try {
            long units = Math.min(MAX_CHARACTERS, Kernel32.GlobalSize(data) / Character.BYTES);
            String text = new String(new Pointer(address).getCharArray(0, (int) units));
            int end = text.indexOf('\0');
            return Optional.of(LineEnds.toLf(end < 0 ? text : text.substring(0, end)));
        } finally {
            Kernel32.GlobalUnlock(data);
        }
    }

    private static Optional<String> write(String text) {
        User32.EmptyClipboard();
        byte[] bytes = (LineEnds.toCrLf(text) + '\0').getBytes(StandardCharsets.UTF_16LE);
        long data = Kernel32.GlobalAlloc(Kernel32.GMEM_MOVEABLE, bytes.length);
        long address = data == 0 ? 0 : Kernel32.GlobalLock(data);
        if (address != 0) {
            new Pointer(address).write(0, bytes, 0, bytes.length);
            Kernel32.GlobalUnlock(data);
        }
        if (address == 0 || User32.SetClipboardData(User32.CF_UNICODETEXT, data) == 0) {
            LOG.debug("Windows does not take a text of {} bytes", bytes.length);
            Kernel32.GlobalFree(data);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        User32.PostMessageW(window, User32.WM_APP, 0, 0);
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done while the clipboard is open. */
    private interface Act {
        Optional<String> act();
    }
}
