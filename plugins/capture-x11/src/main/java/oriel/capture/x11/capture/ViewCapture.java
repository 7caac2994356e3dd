package oriel.capture.x11.capture;

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
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xlib;
import oriel.plugin.PluginException;
import oriel.rfb.Rect;

/** Reads what one connection shows of a view: events in, pixels out. Guarded by the screen's capture lock. */
public final class ViewCapture implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ViewCapture.class);
    private static final int MAX_REFUSALS = 20;
    private static final int EVENT_SIZE = 192;

    private final XConnection x;
    private final String display;
    private final View view;
    private final boolean shm;
    private final Damage damage;
    private final X11Cursor cursor;
    private final Locks locks;
    private final Memory event = new Memory(EVENT_SIZE);
    private Optional<Grabber> grabber = Optional.empty();
    private boolean everythingDue = true;
    private boolean damaged;
    private boolean refreshDue;
    private boolean shapeDue;
    private boolean placeDue;
    private boolean locksDue;
    private int refusals;

    private ViewCapture(XConnection x, View view, String display, boolean shm, ScreenListener listener)
            throws PluginException {
        this.x = x;
        this.display = display;
        this.view = view;
        this.shm = shm;
        this.damage = new Damage(x, view.window());
        this.cursor = new X11Cursor(x, view, listener);
        this.locks = new Locks(x, listener);
        cursor.tellShape();
        cursor.tellPlace();
        locks.tell();
    }

    /**
     * Captures a part of a display.
     *
     * @param x used by this alone, but owned by the caller
     * @param shm false if memory shall not be shared with the X server
     */
    public static ViewCapture open(
            XConnection x, String display, DisplayPart part, boolean shm, ScreenListener listener)
            throws PluginException {
        View view = part.kind() == DisplayPart.Kind.WINDOW
                ? WindowView.open(x, display, part.name())
                : RootView.open(x, part);
        try {
            return new ViewCapture(x, view, display, shm, listener);
        } catch (PluginException | RuntimeException e) {
            view.close();
            throw e;
        }
    }

    /** Size and monitors as last asked for. */
    public ScreenLayout layout() {
        return view.layout();
    }

    /** Where on the root window the layout lies, for input; empty if it is nowhere. Any thread. */
    public Optional<Rect> place() {
        return view.place();
    }

    /**
     * Reads the events that have come; true if there is now something to hand over or the layout is another one. If false,
     * none waits in Xlib's own queue, where waiting for the connection would not find it: asking for the cursor or the
     * locks reads the connection, too.
     *
     * @throws IOException if the server, or what is shown, is gone
     */
    public boolean readEvents() throws IOException {
        do {
            x.requireAlive();
            while (Xlib.XPending(x.display()) > 0) {
                Xlib.XNextEvent(x.display(), Pointer.nativeValue(event));
                take(event.getInt(0));
            }
            x.requireAlive();
            refresh();
            tellCursor();
            tellLocks();
        } while (!damaged && !everythingDue && Xlib.XPending(x.display()) > 0);
        return damaged || everythingDue;
    }

    private void refresh() throws IOException {
        if (!refreshDue) {
            return;
        }
        refreshDue = false;
        if (view.refresh()) {
            everythingDue = true;
            placeDue = true;
            LOG.debug("the X screen is now {}", view.layout());
        }
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
        refreshDue |= view.isChangedBy(event);
    }

    /** Hands over what has changed; everything after the first time and after the layout has changed. */
    public void handOver(PixelSink sink) throws IOException {
        if (everythingDue) {
            everythingDue = false;
            damaged = false;
            damage.drop();
            handOver(List.of(view.area()), sink);
            return;
        }
        if (damaged) {
            damaged = false;
            handOver(damage.take(view.area()), sink);
        }
        x.requireAlive();
    }

    /** Hands over areas of the view's window. */
    private void handOver(List<Rect> areas, PixelSink sink) throws IOException {
        long drawable = view.drawable();
        if (areas.isEmpty() || drawable == 0) {
            return;
        }
        Rect area = view.area();
        Rect source = view.source();
        Grabber used = grabber();
        List<Rect> parts = GrabPlan.of(areas, used.pixelsPerRoundTrip());
        List<Rect> sources = parts.stream()
                .map(part -> moved(part, source.x() - area.x(), source.y() - area.y()))
                .toList();
        if (!used.grab(drawable, sources)) {
            refused();
            return;
        }
        refusals = 0;
        IntBuffer pixels = used.pixels();
        int start = 0;
        for (Rect part : parts) {
            for (Rect changed : areas) {
                if (part.contains(changed)) {
                    int offset = start + (changed.y() - part.y()) * part.width() + changed.x() - part.x();
                    sink.pixels(moved(changed, -area.x(), -area.y()), pixels, offset, part.width());
                }
            }
            start += Math.toIntExact(part.area());
        }
    }

    private static Rect moved(Rect rect, int byX, int byY) {
        return new Rect(rect.x() + byX, rect.y() + byY, rect.width(), rect.height());
    }

    /** What is read has become smaller and its event is on the way, or the server lets nobody read it. */
    private void refused() throws IOException {
        everythingDue = true;
        refusals++;
        if (refusals > MAX_REFUSALS) {
            throw new IOException("the X server does not let the screen be read");
        }
        view.refresh();
    }

    private Grabber grabber() {
        int width = view.area().width();
        int height = view.area().height();
        if (grabber.isPresent() && !grabber.get().suits(width, height)) {
            closeGrabber();
        }
        if (grabber.isEmpty() && shm) {
            grabber = SharedGrabber.create(x, display, view.visual(), width, height);
            if (grabber.isEmpty() && !x.isLost()) {
                LOG.warn("the X server shares no memory with us (MIT-SHM; it may be in another container or on another"
                        + " machine): reading the screen takes longer");
            }
        }
        if (grabber.isEmpty()) {
            grabber = Optional.of(new PlainGrabber(x, view.visual()));
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
        view.close();
    }
}
