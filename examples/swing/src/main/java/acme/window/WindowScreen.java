package acme.window;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.swing.JRootPane;
import javax.swing.SwingUtilities;
import oriel.capture.ClipboardPort;
import oriel.capture.Difference;
import oriel.capture.InputSink;
import oriel.capture.PixelSink;
import oriel.capture.Polling;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.rfb.Rect;

/** The window, painted by Swing's own thread into a picture. Pictures belong to the thread that captures. */
final class WindowScreen implements Screen {

    private final JRootPane root;
    private final WindowInput input;
    private final Polling polling = new Polling();
    private BufferedImage last;
    private volatile ScreenLayout layout;

    WindowScreen(JRootPane root) {
        this.root = root;
        this.input = new WindowInput(root, polling::hurry);
        this.layout = size();
    }

    private ScreenLayout size() {
        return ScreenLayout.single(Math.max(1, root.getWidth()), Math.max(1, root.getHeight()));
    }

    @Override
    public String description() {
        return "a window of this program";
    }

    @Override
    public ScreenLayout layout() {
        return layout;
    }

    @Override
    public void capture(PixelSink sink, Duration patience) throws IOException {
        polling.await(patience, last == null, () -> look(sink));
    }

    /** Hands over what differs from the last picture; all of it after the window has another size. */
    private boolean look(PixelSink sink) throws IOException {
        ScreenLayout now = size();
        if (!now.equals(layout)) {
            layout = now;
            last = null;
            return true;
        }
        int width = now.width();
        BufferedImage picture = paint(width, now.height());
        List<Rect> areas = last == null
                ? List.of(new Rect(0, 0, width, now.height()))
                : Difference.between(pixels(last), pixels(picture), width, now.height());
        last = picture;
        areas.forEach(area -> sink.pixels(area, pixels(picture), area.y() * width + area.x(), width));
        return !areas.isEmpty();
    }

    private BufferedImage paint(int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        try {
            SwingUtilities.invokeAndWait(() -> {
                Graphics2D graphics = picture.createGraphics();
                root.printAll(graphics);
                graphics.dispose();
            });
            return picture;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (InvocationTargetException e) {
            throw new IOException("the window cannot be painted", e);
        }
    }

    private static IntBuffer pixels(BufferedImage picture) {
        return IntBuffer.wrap(((DataBufferInt) picture.getRaster().getDataBuffer()).getData());
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
        return Optional.empty();
    }

    @Override
    public void close() {
        polling.close();
    }
}
