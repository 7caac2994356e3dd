package oriel.capture.x11.clipboard;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.List;
import oriel.capture.ClipboardEcho;
import oriel.capture.ScreenListener;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;
import oriel.capture.x11.xlib.Xfixes;
import oriel.capture.x11.xlib.Xlib;

/**
 * The clipboard of an X display (ICCCM section 2, XFIXES): what a program puts on the selection CLIPBOARD is told. What
 * is given goes to PRIMARY, too, since some programs paste only that; what is selected there is not told, as nobody
 * has copied it. Used by the desktop's thread.
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
    private final SelectionRequestor requestor;
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
        if (ownerEventType >= 0) {
            Xfixes.XFixesSelectSelectionInput(x.display(), x.root(), atoms.clipboard, Xfixes.SET_SELECTION_OWNER_MASK);
        }
        requestor = new SelectionRequestor(x, atoms, window, echo, listener);
        owner = new SelectionOwner(
                x, atoms, window, primary ? List.of(atoms.clipboard, Xclient.PRIMARY) : List.of(atoms.clipboard));
    }

    /** Puts something on the clipboard; an empty text clears it. */
    void set(SelectionContent content) {
        echo.giving(content instanceof SelectionContent.Text text ? text.text() : "");
        requestor.forget();
        owner.offer(content);
    }

    /** True while what was given is not on the clipboard yet. */
    boolean isOffering() {
        return owner.isOffering();
    }

    /** Takes an event of the connection, whatever it is. */
    void take(Memory event) {
        int type = event.getInt(0);
        if (type == ownerEventType) {
            ownerChanged(event.getLong(SELECTION), event.getLong(OWNER), event.getLong(OWN_TIME));
            return;
        }
        switch (type) {
            case Xclient.SELECTION_NOTIFY -> requestor.answered(event);
            case Xclient.SELECTION_REQUEST -> owner.requested(event);
            case Xclient.SELECTION_CLEAR -> owner.lost(event);
            case Xclient.PROPERTY_NOTIFY -> {
                requestor.propertyChanged(event);
                owner.propertyChanged(event);
            }
            default -> {
                // not the clipboard's
            }
        }
    }

    private void ownerChanged(long selection, long now, long time) {
        if (selection == atoms.clipboard) {
            requestor.ownerChanged(now != 0 && now != window, time);
        }
    }

    /** Gives up what takes too long, and goes on with what was put off; returns nanoseconds until it is to be called again. */
    long tick(long nowNanos) {
        return requestor.tick(nowNanos, owner.tick(nowNanos, FOREVER_NANOS));
    }
}
