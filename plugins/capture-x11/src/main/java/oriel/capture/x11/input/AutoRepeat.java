package oriel.capture.x11.input;

import com.sun.jna.Pointer;
import java.util.Set;
import java.util.TreeSet;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xlib;

/**
 * Keeps the X server from repeating keys that viewers hold: it would go on while the release is late on a slow line.
 * Viewers repeat by themselves. Only the key that is held is switched off, and only while it is, so the keyboard of a
 * person at the screen stays as it is. Guarded by the input's lock.
 */
final class AutoRepeat {

    private static final long PER_KEY_REPEAT = 1L << 30;
    private static final int CONTROLS = 16;
    private static final int CONTROLS_KEYS = 52;

    private final XConnection x;
    private final long description;
    private final KeyboardRestoreJournal journal;
    private final Set<Integer> switchedOff = new TreeSet<>();

    AutoRepeat(XConnection x, KeyboardRestoreJournal journal) {
        this.x = x;
        this.journal = journal;
        this.description = Xlib.XkbGetMap(x.display(), 0, Xlib.XKB_USE_CORE_KBD);
    }

    /** To be called before a key is pressed. One round trip. */
    void stop(int keycode) {
        if (!switchedOff.contains(keycode) && change(keycode, false)) {
            switchedOff.add(keycode);
        }
    }

    /** To be called after it was released. One round trip. */
    void giveBack(int keycode) {
        if (switchedOff.remove(keycode)) {
            change(keycode, true);
        }
    }

    /** Makes a key repeat again that an Oriel has switched off which is no more. One round trip. */
    void switchOn(int keycode) {
        change(keycode, true);
    }

    /** XKB's way, because the core protocol's marks the key for ever as one whose repeat somebody has chosen. */
    private boolean change(int keycode, boolean on) {
        if (description == 0 || Xlib.XkbGetControls(x.display(), PER_KEY_REPEAT, description) != 0) {
            return false;
        }
        Pointer controls = new Pointer(description).getPointer(CONTROLS);
        if (controls == null) {
            return false;
        }
        int place = CONTROLS_KEYS + (keycode >> 3);
        byte before = controls.getByte(place);
        int bit = 1 << (keycode & 7);
        byte after = (byte) (on ? before | bit : before & ~bit);
        if (before == after) {
            return false;
        }
        if (!on) {
            journal.switchesOff(keycode);
        }
        controls.setByte(place, after);
        return Xlib.XkbSetControls(x.display(), PER_KEY_REPEAT, description) != 0;
    }

    /** To be called when no key is held any more. */
    void close() {
        if (description != 0) {
            Xlib.XkbFreeKeyboard(description, 0, 1);
        }
    }
}
