package oriel.capture.gdi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.ClipboardEcho;
import oriel.capture.ClipboardImage;
import oriel.capture.ClipboardPort;
import oriel.capture.Coming;
import oriel.capture.ImageOutcome;
import oriel.capture.ScreenListener;
import oriel.capture.gdi.ClipboardReader.Found;

/**
 * The clipboard of Windows, through a window that nobody sees. A thread of its own owns the window, and all that Windows tells of
 * the clipboard; the monitor guards whether that shall go on.
 */
final class GdiClipboard implements ClipboardPort, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GdiClipboard.class);

    private static final int MESSAGE_SIZE = 48;
    private static final int TRIES = 20;
    private static final long PAUSE_MILLIS = 10;
    private static final long CLOSE_MILLIS = 2000;

    private final ClipboardEcho echo;
    private final Thread thread;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Coming<ClipboardContent> wanted = new Coming<>();
    private final Object unpacking = new Object();
    private final ScreenListener listener;
    private final long heapBytes;
    private ClipboardReader reader;
    private int pngFormat;
    private int sequence;
    private long window;
    private boolean closed;

    /** Tells {@code listener} of texts and images that others have put there; lines end with LF. */
    GdiClipboard(ScreenListener listener) {
        this(listener, Runtime.getRuntime().maxMemory());
    }

    /** @param heapBytes how much memory there is for all */
    GdiClipboard(ScreenListener listener, long heapBytes) {
        this.listener = listener;
        this.heapBytes = heapBytes;
        this.echo = new ClipboardEcho(listener::clipboardChanged);
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
        give(new ClipboardContent.Text(text));
    }

    @Override
    public ImageOutcome setImage(ClipboardImage image) {
        if (!image.fits(heapBytes)) {
            LOG.debug("an image of {} pixels is too large for the memory", image.pixels());
            return ImageOutcome.TOO_LARGE;
        }
        Optional<BufferedImage> picture;
        synchronized (unpacking) { // one at once, so that many viewers do not take more
            picture = DibImages.unpack(image.png());
        }
        if (picture.isEmpty()) {
            return ImageOutcome.UNREADABLE;
        }
        if (isClosed()) {
            return ImageOutcome.BUSY;
        }
        give(new ClipboardContent.Image(image, picture.get()));
        return ImageOutcome.TAKEN;
    }

    private void give(ClipboardContent content) {
        wanted.give(content);
        User32.PostMessageW(window, User32.WM_APP, 0, 0);
    }

    @Override
    public void settle() {
        wanted.await();
    }

    private void run() {
        try (Memory type = wide("STATIC");
                Memory png = wide("PNG");
                Memory message = new Memory(MESSAGE_SIZE)) {
            pngFormat = User32.RegisterClipboardFormatW(Pointer.nativeValue(png));
            reader = new ClipboardReader(pngFormat);
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
                    LOG.error("what was on the clipboard is lost", e);
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
        withClipboard(this::find).ifPresent(this::tell);
    }

    private Optional<Found> find() {
        Optional<Found> text = reader.text();
        return text.isPresent() || isKnown() ? text : reader.image();
    }

    /** True if the image that is there is ours, or was told. */
    private boolean isKnown() {
        int before = sequence;
        sequence = User32.GetClipboardSequenceNumber();
        return User32.GetClipboardOwner() == window || sequence != 0 && sequence == before;
    }

    private void tell(Found found) {
        if (found instanceof ClipboardReader.Text text) {
            echo.found(text.text());
        } else if (found instanceof ClipboardReader.Png png) {
            listener.imageCopied(png.image());
        } else if (found instanceof ClipboardReader.Dib dib) {
            dib.image().ifPresentOrElse(listener::imageCopied, listener::imageLeftOut);
        } else if (found instanceof ClipboardReader.TooLong) {
            listener.textLeftOut();
        } else {
            listener.imageLeftOut();
        }
    }

    private void put() {
        Optional<ClipboardContent> content = wanted.take();
        if (content.isPresent()) {
            try {
                put(content.get());
            } finally {
                wanted.isThere();
            }
        }
    }

    private void put(ClipboardContent content) {
        echo.giving(content instanceof ClipboardContent.Text text ? text.text() : "");
        List<ClipboardContent.Form> forms = content.forms(pngFormat);
        if (forms.stream().allMatch(form -> form.memory() == 0)) {
            LOG.debug("Windows has no memory for what is to be on its clipboard");
            return;
        }
        if (withClipboard(() -> write(forms)).isEmpty()) {
            forms.forEach(ClipboardContent.Form::free);
        }
    }

    /** Acts while the clipboard is ours alone; other programs hold it for moments. Empty if it is not to be had. */
    private <T> Optional<T> withClipboard(Supplier<Optional<T>> act) {
        try {
            for (int i = 0; i < TRIES; i++) {
                if (User32.OpenClipboard(window) != 0) {
                    try {
                        return act.get();
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

    private static Optional<Boolean> write(List<ClipboardContent.Form> forms) {
        User32.EmptyClipboard();
        for (ClipboardContent.Form form : forms) {
            if (User32.SetClipboardData(form.format(), form.memory()) == 0) {
                LOG.debug("Windows does not take the format {}", form.format());
                form.free();
            }
        }
        return Optional.of(true);
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
}
