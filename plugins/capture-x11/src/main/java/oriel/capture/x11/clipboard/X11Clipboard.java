package oriel.capture.x11.clipboard;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import oriel.capture.ClipboardEcho;
import oriel.capture.ScreenListener;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;
import oriel.capture.x11.xlib.Xfixes;
import oriel.capture.x11.xlib.Xlib;

/**
 * The selections CLIPBOARD and PRIMARY as one clipboard (ICCCM section 2, XFIXES). A text that is given goes to both; a
 * text that another program puts on either is told. Used by the desktop's thread.
 */
final class X11Clipboard {

    private static final long FOREVER_NANOS = Long.MAX_VALUE / 4;
    private static final int OWNER = 48;
    private static final int SELECTION = 56;
    private static final int OWN_TIME = 72;

    private final XConnection x;
    private final Atoms atoms;
    private final ClipboardEcho echo;
    private final long window;
    private final int ownerEventType;
    private final List<SelectionRequestor> requestors = new ArrayList<>();
    private final SelectionOwner owner;

    X11Clipboard(XConnection x, boolean primary, ScreenListener listener) {
        this.x = x;
        this.atoms = new Atoms(x);
        this.echo = new ClipboardEcho(listener::clipboardChanged);
        window = Xclient.XCreateSimpleWindow(x.display(), x.root(), -1, -1, 1, 1, 0, 0, 0);
        Xlib.XSelectInput(x.display(), window, Xclient.PROPERTY_CHANGE_MASK);
        try (Memory out = new Memory(2L * Long.BYTES)) {
            long at = Pointer.nativeValue(out);
            boolean there = Xfixes.XFixesQueryExtension(x.display(), at, at + 8) != 0;
            ownerEventType = there ? out.getInt(0) + Xfixes.SELECTION_NOTIFY : -1;
        }
        List<Long> selections = primary ? List.of(atoms.clipboard, Xclient.PRIMARY) : List.of(atoms.clipboard);
        for (long selection : selections) {
            if (ownerEventType >= 0) {
                Xfixes.XFixesSelectSelectionInput(x.display(), x.root(), selection, Xfixes.SET_SELECTION_OWNER_MASK);
            }
            requestors.add(new SelectionRequestor(x, atoms, window, selection, echo::found));
        }
        owner = new SelectionOwner(x, atoms, window, selections);
    }

    /** Puts a text on the clipboard; an empty one clears it. */
    void setText(String text) {
        echo.giving(text);
        requestors.forEach(SelectionRequestor::forget);
        owner.offer(text);
    }

    /** Takes an event of the connection, whatever it is. */
    void take(Memory event) {
        int type = event.getInt(0);
        if (type == ownerEventType) {
            ownerChanged(event.getLong(SELECTION), event.getLong(OWNER), event.getLong(OWN_TIME));
            return;
        }
        switch (type) {
            case Xclient.SELECTION_NOTIFY -> requestors.forEach(requestor -> requestor.answered(event));
            case Xclient.SELECTION_REQUEST -> owner.requested(event);
            case Xclient.SELECTION_CLEAR -> owner.lost(event);
            case Xclient.PROPERTY_NOTIFY -> {
                requestors.forEach(requestor -> requestor.propertyChanged(event));
                owner.propertyChanged(event);
            }
            default -> {
                // not the clipboard's
            }
        }
    }

    private void ownerChanged(long selection, long now, long time) {
        for (SelectionRequestor requestor : requestors) {
            if (requestor.selection() == selection) {
                requestor.ownerChanged(now != 0 && now != window, time);
            }
        }
    }

    /** Gives up what takes too long, and goes on with what was put off; returns nanoseconds until it is to be called again. */
    long tick(long nowNanos) {
        long patience = owner.tick(nowNanos, FOREVER_NANOS);
        for (SelectionRequestor requestor : requestors) {
            patience = Math.min(patience, requestor.tick(nowNanos, FOREVER_NANOS));
        }
        return patience;
    }
}
