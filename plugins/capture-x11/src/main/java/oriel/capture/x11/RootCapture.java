package oriel.capture.x11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.PixelSink;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenListener;
import oriel.plugin.PluginException;
import oriel.rfb.Rect;

/** Reads the root window of one connection: events in, pixels out. Guarded by the screen's capture lock. */
final class RootCapture implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RootCapture.class);
    private static final int MOST_REFUSALS = 20;
    private static final int EVENT_SIZE = 192;
    private static final int CONFIGURE_WINDOW = 40;
    private static final int CONFIGURE_WIDTH = 56;
    private static final int CONFIGURE_HEIGHT = 60;

    private final XConnection x;
    private final Visual visual;
    private final boolean shm;
    private final Damage damage;
    private final Cursor cursor;
    private final Locks locks;
    private final Memory event = new Memory(EVENT_SIZE);
    private Optional<Grabber> grabber = Optional.empty();
    private ScreenLayout layout;
    private boolean resized;
    private boolean everythingDue = true;
    private boolean damaged;
    private boolean shapeDue;
    private boolean placeDue;
    private boolean locksDue;
    private int refusals;

    RootCapture(XConnection x, boolean shm, ScreenListener listener) throws PluginException {
        this.x = x;
        this.shm = shm;
        this.visual = Visual.of(x);
        // Selected before the size is asked for, so that no change is missed in between.
        Xlib.XSelectInput(x.display(), x.root(), Xlib.STRUCTURE_NOTIFY_MASK);
        this.damage = new Damage(x);
        this.cursor = new Cursor(x, listener);
        this.locks = new Locks(x, listener);
        this.layout = askLayout();
        cursor.tellShape();
        cursor.tellPlace();
        locks.tell();
    }

    ScreenLayout layout() {
        return layout;
    }

    /**
     * Reads the events that have come; true if there is now something to hand over or the layout is another one. If false,
     * none waits in Xlib's own queue, where waiting for the connection would not find it: asking for the cursor or the
     * locks reads the connection, too.
     */
    boolean readEvents() throws IOException {
        do {
            x.requireAlive();
            while (Xlib.XPending(x.display()) > 0) {
                Xlib.XNextEvent(x.display(), Pointer.nativeValue(event));
                take(event.getInt(0));
            }
            x.requireAlive();
            tellCursor();
            tellLocks();
        } while (!damaged && !everythingDue && Xlib.XPending(x.display()) > 0);
        return damaged || everythingDue;
    }

    private void tellCursor() {
        if (shapeDue) {
            shapeDue = false;
            cursor.tellShape();
        }
        if (placeDue || damaged) {
            placeDue = false;
            cursor.tellPlace();
        }
    }

    private void tellLocks() {
        if (locksDue) {
            locksDue = false;
            locks.tell();
        }
    }

    private void take(int type) {
        if (type == damage.eventType()) {
            damaged = true;
        }
        if (type == cursor.shapeEventType()) {
            shapeDue = true;
            placeDue = true;
        }
        if (type == Xlib.GENERIC_EVENT) {
            placeDue = true;
        }
        if (locks.concerns(event)) {
            locksDue = true;
        }
        if (type == Xlib.CONFIGURE_NOTIFY && event.getLong(CONFIGURE_WINDOW) == x.root()) {
            useLayout(event.getInt(CONFIGURE_WIDTH), event.getInt(CONFIGURE_HEIGHT));
        }
    }

    private void useLayout(int width, int height) {
        if (width != layout.width() || height != layout.height()) {
            LOG.debug("the X screen is now {}x{}", width, height);
            layout = ScreenLayout.single(width, height);
            resized = true;
            everythingDue = true;
            closeGrabber();
        }
    }

    private ScreenLayout askLayout() {
        Memory out = new Memory(8L * Long.BYTES);
        long at = Pointer.nativeValue(out);
        int done = Xlib.XGetGeometry(x.display(), x.root(), at, at + 8, at + 16, at + 24, at + 32, at + 40, at + 48);
        if (done == 0) {
            int width = Xlib.XDisplayWidth(x.display(), x.screen());
            return ScreenLayout.single(width, Xlib.XDisplayHeight(x.display(), x.screen()));
        }
        return ScreenLayout.single(out.getInt(24), out.getInt(32));
    }

    /** Hands over what has changed; nothing if the layout has just changed: whoever takes the pixels must know first. */
    void handOver(PixelSink sink) throws IOException {
        if (resized) {
            resized = false;
            return;
        }
        Rect whole = new Rect(0, 0, layout.width(), layout.height());
        if (everythingDue) {
            everythingDue = false;
            damaged = false;
            damage.drop();
            handOver(List.of(whole), sink);
            return;
        }
        if (damaged) {
            damaged = false;
            handOver(damage.take(whole), sink);
        }
        x.requireAlive();
    }

    private void handOver(List<Rect> areas, PixelSink sink) throws IOException {
        if (areas.isEmpty()) {
            return;
        }
        Grabber used = grabber();
        for (Rect part : GrabPlan.of(areas, used.pixelsPerRoundTrip())) {
            if (!used.grab(part)) {
                refused();
                return;
            }
            IntBuffer pixels = used.pixels();
            for (Rect area : areas) {
                if (part.contains(area)) {
                    int offset = (area.y() - part.y()) * part.width() + area.x() - part.x();
                    sink.pixels(area, pixels, offset, part.width());
                }
            }
        }
        refusals = 0;
    }

    /** The screen has become smaller and its event is on the way, or the server lets nobody read the screen. */
    private void refused() throws IOException {
        everythingDue = true;
        refusals++;
        if (refusals > MOST_REFUSALS) {
            throw new IOException("the X server does not let the screen be read");
        }
        ScreenLayout now = askLayout();
        useLayout(now.width(), now.height());
        resized = false;
    }

    private Grabber grabber() {
        if (grabber.isEmpty() && shm) {
            grabber = SharedGrabber.create(x, visual, layout.width(), layout.height());
            if (grabber.isEmpty() && !x.isLost()) {
                LOG.warn("the X server shares no memory with us (MIT-SHM): reading the screen will take longer");
            }
        }
        if (grabber.isEmpty()) {
            grabber = Optional.of(new PlainGrabber(x, visual));
        }
        return grabber.get();
    }

    private void closeGrabber() {
        grabber.ifPresent(Grabber::close);
        grabber = Optional.empty();
    }

    @Override
    public void close() {
        x.lookForLoss();
        closeGrabber();
    }
}
