package oriel.capture.x11.input;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xlib;
import oriel.capture.x11.xlib.Xtst;

/**
 * Puts back what an Oriel that was killed has left: keys and buttons that are down, repeats, meanings. Guarded by the
 * input's lock.
 */
final class KeyboardRepair {

    private static final int FIRST_KEYCODE = 8;
    private static final int LAST_KEYCODE = 255;

    private final XConnection x;
    private final Keyboard keyboard;
    private final AutoRepeat autoRepeat;

    KeyboardRepair(XConnection x, Keyboard keyboard, AutoRepeat autoRepeat) {
        this.x = x;
        this.keyboard = keyboard;
        this.autoRepeat = autoRepeat;
    }

    /** Puts back all of what one has left. */
    void mend(KeyboardRestoreJournal.Left left) {
        releaseKeys();
        PointerButtons.releaseAll(x);
        left.silent().forEach(autoRepeat::switchOn);
        takeMeanings(keyboard.meanings(), left.spare());
    }

    /** What a person holds at a keyboard of their own stays down: the server minds which device a release comes from. */
    private void releaseKeys() {
        try (Memory keys = new Memory((LAST_KEYCODE + 1) / 8)) {
            Xlib.XQueryKeymap(x.display(), Pointer.nativeValue(keys));
            for (int keycode = FIRST_KEYCODE; keycode <= LAST_KEYCODE; keycode++) {
                if ((keys.getByte(keycode >> 3) >> (keycode & 7) & 1) != 0) {
                    Xtst.XTestFakeKeyEvent(x.display(), keycode, 0, 0);
                }
            }
        }
    }

    /** A key to which somebody has given another meaning since then keeps it. */
    private void takeMeanings(Map<Integer, Set<Integer>> meanings, Map<Integer, Integer> given) {
        Set<Integer> stale = new TreeSet<>(given.keySet());
        stale.removeIf(keycode -> !meanings.getOrDefault(keycode, Set.of()).equals(Set.of(given.get(keycode))));
        if (stale.isEmpty()) {
            return;
        }
        int first = stale.iterator().next();
        int last = stale.stream().reduce(first, Math::max);
        try (KeyMeanings keys = new KeyMeanings(x, first, last)) {
            stale.forEach(keycode -> keys.change(keycode, 0));
        }
    }
}
