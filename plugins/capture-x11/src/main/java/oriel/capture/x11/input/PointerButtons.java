package oriel.capture.x11.input;

import java.util.Set;
import java.util.TreeSet;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xlib;
import oriel.capture.x11.xlib.Xtst;

/** The buttons of the pointer, and which of them viewers hold. Guarded by the input's lock. */
final class PointerButtons {

    private static final int COUNT = 9;
    private static final int PRESS = 1;
    private static final int RELEASE = 0;

    private final XConnection x;
    private final Set<Integer> held = new TreeSet<>();

    PointerButtons(XConnection x) {
        this.x = x;
    }

    /** True for a number that a button can have. */
    static boolean isButton(int button) {
        return button >= 1 && button <= COUNT;
    }

    /** Presses or releases a button, unless it already is as it shall be. */
    void set(int button, boolean down) {
        if (down ? held.add(button) : held.remove(button)) {
            Xtst.XTestFakeButtonEvent(x.display(), button, down ? PRESS : RELEASE, 0);
            Xlib.XFlush(x.display());
        }
    }

    /** Releases those that viewers hold. */
    void releaseHeld() {
        held.forEach(button -> Xtst.XTestFakeButtonEvent(x.display(), button, RELEASE, 0));
    }

    /** Releases every one, whoever has pressed it. */
    static void releaseAll(XConnection x) {
        for (int button = 1; button <= COUNT; button++) {
            Xtst.XTestFakeButtonEvent(x.display(), button, RELEASE, 0);
        }
    }
}
