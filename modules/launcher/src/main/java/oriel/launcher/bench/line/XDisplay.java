package oriel.launcher.bench.line;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * A window over all of an X display that shows a stage and takes its keys. It speaks the X protocol by itself, so no library of
 * the system is needed; the display must be one of this machine that has 24 bits a pixel and wants no cookie.
 */
final class XDisplay implements Stage.Surface, AutoCloseable {

    private static final int CREATE_WINDOW = 1;
    private static final int MAP_WINDOW = 8;
    private static final int SET_INPUT_FOCUS = 42;
    private static final int CREATE_GC = 55;
    private static final int PUT_IMAGE = 72;

    private static final int OVERRIDE_REDIRECT = 1 << 9;
    private static final int EVENT_MASK = 1 << 11;
    private static final int KEY_PRESS_MASK = 1;
    private static final int Z_PIXMAP = 2;
    private static final int KEY_PRESS = 2;
    private static final int PUT_IMAGE_WORDS = 6;
    private static final int DEPTH = 24;

    private final XConnection connection;
    private final int window;
    private final int context;
    private final AtomicBoolean closed = new AtomicBoolean();
    private Thread events = new Thread();

    private XDisplay(XConnection connection) {
        this.connection = connection;
        this.window = connection.firstId();
        this.context = connection.firstId() + 1;
    }

    /**
     * Opens one.
     *
     * @param name as DISPLAY has it
     * @throws IOException if it cannot be used, in a few words
     */
    static XDisplay open(String name) throws IOException {
        XConnection connection = XConnection.open(name);
        boolean done = false;
        try {
            if (connection.depth() != DEPTH) {
                throw new IOException("it has " + connection.depth() + " bits a pixel, not 24");
            }
            XDisplay display = new XDisplay(connection);
            display.makeWindow();
            done = true;
            return display;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    private void makeWindow() throws IOException {
        connection.send(request(CREATE_WINDOW, 0, 10)
                .putInt(window)
                .putInt(connection.root())
                .putInt(0)
                .putShort((short) width())
                .putShort((short) height())
                .putInt(0)
                .putInt(0)
                .putInt(OVERRIDE_REDIRECT | EVENT_MASK)
                .putInt(1)
                .putInt(KEY_PRESS_MASK));
        connection.send(request(MAP_WINDOW, 0, 2).putInt(window));
        connection.send(request(SET_INPUT_FOCUS, 0, 3).putInt(window).putInt(0));
        connection.send(request(CREATE_GC, 0, 4).putInt(context).putInt(window).putInt(0));
    }

    int width() {
        return connection.width();
    }

    int height() {
        return connection.height();
    }

    /** Shows a stage from now on, whole at first, and gives it the keys. */
    void show(Stage stage) throws IOException {
        synchronized (stage) {
            stage.showOn(this);
            show(stage.picture(), List.of(stage.picture().bounds()));
        }
        events = new Thread(() -> hear(stage), "oriel-bench-display");
        events.setDaemon(true);
        events.start();
    }

    private void hear(Stage stage) {
        try {
            while (true) {
                ByteBuffer event = connection.read(32);
                if ((event.get(0) & 0x7f) == KEY_PRESS) {
                    stage.key();
                }
            }
        } catch (IOException e) {
            if (!closed.get()) {
                stage.fail(e);
            }
        }
    }

    @Override
    public void show(Framebuffer picture, List<Rect> areas) throws IOException {
        for (Rect area : areas) {
            int rows = Math.max(1, (connection.mostWords() - PUT_IMAGE_WORDS) / area.width());
            for (int y = area.y(); y < area.bottom(); y += rows) {
                put(picture, Rect.between(area.x(), y, area.right(), Math.min(area.bottom(), y + rows)));
            }
        }
    }

    private void put(Framebuffer picture, Rect area) throws IOException {
        ByteBuffer image = request(PUT_IMAGE, Z_PIXMAP, PUT_IMAGE_WORDS + area.width() * area.height())
                .putInt(window)
                .putInt(context)
                .putShort((short) area.width())
                .putShort((short) area.height())
                .putShort((short) area.x())
                .putShort((short) area.y())
                .put((byte) 0)
                .put((byte) DEPTH)
                .putShort((short) 0);
        for (int y = area.y(); y < area.bottom(); y++) {
            int at = picture.offset(area.x(), y);
            image.asIntBuffer().put(picture.pixels(), at, area.width());
            image.position(image.position() + 4 * area.width());
        }
        connection.send(image);
    }

    /** A request of so many words, its head written. */
    private static ByteBuffer request(int code, int detail, int words) {
        return ByteBuffer.allocate(4 * words)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) code)
                .put((byte) detail)
                .putShort((short) words);
    }

    @Override
    public void close() {
        closed.set(true);
        connection.close();
        try {
            events.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
