package oriel.capture.x11.capture;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;
import oriel.capture.LedState;
import oriel.capture.ScreenListener;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;
import oriel.capture.x11.xlib.Xlib;

/** Tells a listener which locks of the keyboard are on when they change (XKB's indicators). Used by the capture thread. */
final class Locks {

    private static final int INDICATOR_STATE_NOTIFY = 4;
    private static final int XKB_EVENT_KIND = 40;
    private static final int NO_EVENT = -1;

    private final XConnection x;
    private final ScreenListener listener;
    private final Memory out = new Memory(5 * Long.BYTES);
    private final int eventType;
    private Optional<LedState> told = Optional.empty();

    Locks(XConnection x, ScreenListener listener) {
        this.x = x;
        this.listener = listener;
        out.setInt(3L * Long.BYTES, 1);
        out.setInt(4L * Long.BYTES, 0);
        boolean there = Xlib.XkbQueryExtension(x.display(), at(0), at(1), at(2), at(3), at(4)) != 0;
        eventType = there ? out.getInt(Long.BYTES) : NO_EVENT;
        if (there) {
            int mask = 1 << INDICATOR_STATE_NOTIFY;
            Xlib.XkbSelectEvents(x.display(), Xlib.XKB_USE_CORE_KBD, mask, mask);
        }
    }

    private long at(int index) {
        return Pointer.nativeValue(out) + (long) index * Long.BYTES;
    }

    /** True if an event says that a lamp of the keyboard went on or off. */
    boolean concerns(Memory event) {
        return event.getInt(0) == eventType && event.getInt(XKB_EVENT_KIND) == INDICATOR_STATE_NOTIFY;
    }

    /** Tells of the locks now, if they are others than before; of none if the server has no XKB. */
    void tell() {
        if (eventType == NO_EVENT) {
            return;
        }
        LedState now = new LedState(isOn("Scroll Lock"), isOn("Num Lock"), isOn("Caps Lock"));
        if (x.isLost() || told.equals(Optional.of(now))) {
            return;
        }
        told = Optional.of(now);
        listener.locksChanged(now);
    }

    /** By its name: the numbers of lamps differ between keyboards. */
    private boolean isOn(String lamp) {
        long name = Xclient.XInternAtom(x.display(), lamp, 1);
        return name != 0
                && Xlib.XkbGetNamedIndicator(x.display(), name, at(0), at(1), 0, at(2)) != 0
                && out.getInt(Long.BYTES) != 0;
    }
}
