package oriel.capture.x11.clipboard;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import oriel.capture.ScreenListener;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xlib;

/** Hears the bell of the display (XKB). Bells that come together are one. Used by the desktop's thread. */
final class Bell {

    private static final int XKB_TYPE = 40;
    private static final int BELL_NOTIFY = 8;
    private static final int BELL_NOTIFY_MASK = 1 << BELL_NOTIFY;
    private static final int NO_EVENT = -1;

    private final ScreenListener listener;
    private final int eventType;
    private boolean rung;

    Bell(XConnection x, ScreenListener listener) {
        this.listener = listener;
        try (Memory out = new Memory(5L * Long.BYTES)) {
            out.clear();
            long at = Pointer.nativeValue(out);
            boolean there = Xlib.XkbQueryExtension(x.display(), at, at + 8, at + 16, at + 24, at + 32) != 0;
            eventType = there ? out.getInt(8) : NO_EVENT;
            if (there) {
                Xlib.XkbSelectEvents(x.display(), Xlib.XKB_USE_CORE_KBD, BELL_NOTIFY_MASK, BELL_NOTIFY_MASK);
            }
        }
    }

    void take(Memory event) {
        rung |= event.getInt(0) == eventType && event.getInt(XKB_TYPE) == BELL_NOTIFY;
    }

    /** Tells if it has rung since the last time. */
    void tell() {
        if (rung) {
            rung = false;
            listener.bell();
        }
    }
}
