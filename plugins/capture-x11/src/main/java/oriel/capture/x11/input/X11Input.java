package oriel.capture.x11.input;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.InputSink;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;
import oriel.capture.x11.xlib.Xlib;
import oriel.capture.x11.xlib.Xtst;

/** Gives input through XTEST, on a connection of its own. All methods are synchronized: this is the input's lock. */
public final class X11Input implements InputSink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(X11Input.class);
    private static final int EVENT_SIZE = 192;
    private static final int REQUEST = 40;
    private static final int SELECTION = 40;
    private static final int FIRST_KEYCODE = 44;
    private static final int COUNT = 48;
    private static final int MAPPING_KEYBOARD = 1;

    private final XConnection x;
    private final FocusPing ping;
    private final KeyInjector keys;
    private final Memory event = new Memory(EVENT_SIZE);
    private final PointerButtons buttons;
    private boolean closed;

    private X11Input(XConnection x, FocusPing ping) {
        this.x = x;
        this.ping = ping;
        this.keys = new KeyInjector(x, ping);
        this.buttons = new PointerButtons(x);
    }

    /** Connects; empty if the server is gone or has no XTEST extension: then there is no input. */
    public static Optional<X11Input> open(String display) {
        Optional<XConnection> connection = XConnection.open(display);
        if (connection.isEmpty()) {
            return Optional.empty();
        }
        XConnection x = connection.get();
        try (Memory out = new Memory(4L * Long.BYTES)) {
            long at = Pointer.nativeValue(out);
            if (Xtst.XTestQueryExtension(x.display(), at, at + 8, at + 16, at + 24) == 0) {
                LOG.warn("the X server has no XTEST extension: viewers cannot type or click");
                x.close();
                return Optional.empty();
            }
        }
        // A program that has grabbed the server while a button is down would else wait for the release for ever.
        Xtst.XTestGrabControl(x.display(), 1);
        Optional<FocusPing> ping = FocusPing.open(x, display);
        if (ping.isEmpty()) {
            x.close();
        }
        return ping.map(asks -> new X11Input(x, asks));
    }

    @Override
    public void key(int keysym, boolean down) {
        key(keysym, 0, down);
    }

    @Override
    public synchronized void key(int keysym, int scanCode, boolean down) {
        if (!begin()) {
            return;
        }
        if (down) {
            keys.press(keysym, scanCode);
        } else {
            keys.release(keysym, scanCode);
        }
        Xlib.XFlush(x.display());
    }

    @Override
    public synchronized boolean areOnOneKey(int keysym, int other) {
        return begin() && keys.areOnOneKey(keysym, other);
    }

    @Override
    public synchronized void move(int toX, int toY) {
        if (begin()) {
            Xtst.XTestFakeMotionEvent(x.display(), x.screen(), clamp(toX), clamp(toY), 0);
            Xlib.XFlush(x.display());
        }
    }

    @Override
    public boolean movesByWays() {
        return true;
    }

    @Override
    public synchronized void moveBy(int right, int down) {
        if (begin()) {
            Xtst.XTestFakeRelativeMotionEvent(x.display(), way(right), way(down), 0);
            Xlib.XFlush(x.display());
        }
    }

    private static int way(int length) {
        return Math.min(Short.MAX_VALUE, Math.max(Short.MIN_VALUE, length));
    }

    /** The protocol has 16 bits with a sign; the server itself keeps the pointer on the screen. */
    private static int clamp(int place) {
        return Math.min(Short.MAX_VALUE, Math.max(0, place));
    }

    @Override
    public synchronized void button(int button, boolean down) {
        if (PointerButtons.isButton(button) && begin()) {
            buttons.set(button, down);
        }
    }

    /** Reads what has come on this connection; false if input must be dropped. */
    private boolean begin() {
        if (closed || x.isLost()) {
            return false;
        }
        while (Xlib.XPending(x.display()) > 0) {
            Xlib.XNextEvent(x.display(), Pointer.nativeValue(event));
            if (event.getInt(0) == Xlib.MAPPING_NOTIFY && event.getInt(REQUEST) == MAPPING_KEYBOARD) {
                Xlib.XRefreshKeyboardMapping(Pointer.nativeValue(event));
                keys.mappingChanged(event.getInt(FIRST_KEYCODE), event.getInt(COUNT));
            }
            if (event.getInt(0) == Xclient.SELECTION_CLEAR) {
                keys.placeTaken(event.getLong(SELECTION));
            }
        }
        return !x.isLost();
    }

    /** Releases what is still held, gives the keyboard back as it was, and disconnects; ends waits for programs. */
    @Override
    public void close() {
        ping.hurry();
        release();
    }

    private synchronized void release() {
        if (closed) {
            return;
        }
        closed = true;
        x.lookForLoss();
        if (!x.isLost()) {
            buttons.releaseHeld();
            keys.close();
            x.sync();
        }
        ping.close();
        x.close();
    }
}
