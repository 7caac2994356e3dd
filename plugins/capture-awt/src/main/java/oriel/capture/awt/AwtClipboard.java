package oriel.capture.awt;

import java.awt.Toolkit;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.ClipboardOwner;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.ClipboardImage;
import oriel.capture.ClipboardPort;
import oriel.capture.ImageOutcome;
import oriel.rfb.LineEnds;

/**
 * Text to and from the desktop's clipboard, and images to it. AWT does not tell when another text is put on it: it must be read, which takes
 * as long as the program that has it likes, so a thread does it that lives as long as there is something to read. Its
 * monitor guards what is known.
 */
final class AwtClipboard implements ClipboardPort, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AwtClipboard.class);
    private static final int MAX_CHARACTERS = 16 << 20;
    private static final long MIN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** Reading takes at most this share of the time. */
    private static final int PAUSE_SHARE = 20;

    private final Object unpacking = new Object();
    private final Consumer<String> listener;
    private final long heapBytes;
    private final ThreadPoolExecutor reader;
    private Optional<String> known = Optional.empty();
    private boolean begun;
    private long puts;
    private long nextNanos = System.nanoTime();

    /** Tells the listener of texts that others put on the clipboard from now on. */
    AwtClipboard(Consumer<String> listener) {
        this(listener, Runtime.getRuntime().maxMemory());
    }

    /** @param heapBytes how much memory there is for all */
    AwtClipboard(Consumer<String> listener, long heapBytes) {
        this.listener = listener;
        this.heapBytes = heapBytes;
        this.reader = new ThreadPoolExecutor(0, 1, 2, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "oriel-awt-clipboard");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void setText(String text) {
        synchronized (this) {
            known = Optional.of(text);
            begun = true;
            puts++;
        }
        StringSelection selection = new StringSelection(text);
        put(selection, selection);
    }

    /** Images that others copy are not told: to see that there is another one, each would have to be fetched again and again. */
    @Override
    public ImageOutcome setImage(ClipboardImage image) {
        if (!image.fits(heapBytes)) {
            LOG.debug("an image of {} pixels is too large for the memory", image.pixels());
            return ImageOutcome.TOO_LARGE;
        }
        Optional<BufferedImage> picture = unpack(image.png());
        if (picture.isEmpty()) {
            return ImageOutcome.UNREADABLE;
        }
        if (!put(new ImageSelection(picture.get()), null)) {
            return ImageOutcome.BUSY;
        }
        synchronized (this) {
            known = Optional.empty();
            begun = true;
            puts++;
        }
        return ImageOutcome.TAKEN;
    }

    /** The picture; empty if it is broken. */
    private Optional<BufferedImage> unpack(byte[] png) {
        synchronized (unpacking) { // one at once, so that many viewers do not take more
            try {
                return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(png)));
            } catch (IOException | RuntimeException e) {
                LOG.debug("an image cannot be read: {}", e.getMessage());
                return Optional.empty();
            }
        }
    }

    private static boolean put(Transferable content, ClipboardOwner owner) {
        try {
            clipboard().setContents(content, owner);
            return true;
        } catch (IllegalStateException e) {
            LOG.debug("the clipboard is held by another program: {}", e.getMessage());
            return false;
        }
    }

    /** An image for other programs. */
    private record ImageSelection(BufferedImage image) implements Transferable {

        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.imageFlavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return DataFlavor.imageFlavor.equals(flavor);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) throws UnsupportedFlavorException {
            if (!isDataFlavorSupported(flavor)) {
                throw new UnsupportedFlavorException(flavor);
            }
            return image;
        }
    }

    private static Clipboard clipboard() {
        return Toolkit.getDefaultToolkit().getSystemClipboard();
    }

    /** Has it read, unless that was just done or is still being done. */
    void look() {
        if (System.nanoTime() - nextNanos() < 0) {
            return;
        }
        try {
            reader.execute(this::readNow);
        } catch (RejectedExecutionException e) {
            LOG.trace("the clipboard is still being read, or closed");
        }
    }

    private synchronized long nextNanos() {
        return nextNanos;
    }

    private synchronized long puts() {
        return puts;
    }

    private void readNow() {
        long from = System.nanoTime();
        long putsBefore = puts();
        Optional<String> text = read();
        take(text, putsBefore);
        synchronized (this) {
            long now = System.nanoTime();
            nextNanos = now + Math.max(MIN_PAUSE_NANOS, PAUSE_SHARE * (now - from));
        }
    }

    private void take(Optional<String> text, long putsBefore) {
        synchronized (this) {
            boolean news = begun && text.isPresent() && !text.equals(known);
            if (puts != putsBefore) {
                return;
            }
            begun = true;
            known = text.or(() -> known);
            if (!news) {
                return;
            }
        }
        listener.accept(text.orElseThrow());
    }

    /** The text; empty if there is none, or none that can be had now. */
    private static Optional<String> read() {
        try {
            if (!clipboard().isDataFlavorAvailable(DataFlavor.stringFlavor)) {
                return Optional.empty();
            }
            String text = (String) clipboard().getData(DataFlavor.stringFlavor);
            return Optional.of(LineEnds.toLf(text)).filter(each -> each.length() <= MAX_CHARACTERS);
        } catch (IOException | UnsupportedFlavorException | RuntimeException e) {
            LOG.debug("the clipboard cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
