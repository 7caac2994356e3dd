package oriel.capture.x11.clipboard;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;
import oriel.capture.x11.xlib.Xlib;

/**
 * What a program wants of a selection (SelectionRequest).
 *
 * @param requestor its window
 * @param selection which one
 * @param target in which form
 * @param property where on its window the answer shall be
 * @param time its time
 */
record SelectionRequest(long requestor, long selection, long target, long property, long time) {

    private static final int EVENT_SIZE = 192;

    static SelectionRequest of(Memory event) {
        long target = event.getLong(56);
        long property = event.getLong(64);
        // Old programs name no property and mean the one that is called as the target is (ICCCM section 2.2).
        return new SelectionRequest(
                event.getLong(40), event.getLong(48), target, property == 0 ? target : property, event.getLong(72));
    }

    /** Says that the answer is there, or that there is none. */
    void reply(XConnection x, boolean done) {
        try (Memory event = new Memory(EVENT_SIZE)) {
            event.clear();
            event.setInt(0, Xclient.SELECTION_NOTIFY);
            event.setLong(32, requestor);
            event.setLong(40, selection);
            event.setLong(48, target);
            event.setLong(56, done ? property : 0);
            event.setLong(64, time);
            Xclient.XSendEvent(x.display(), requestor, 0, 0, Pointer.nativeValue(event));
            Xlib.XFlush(x.display());
        }
    }
}
