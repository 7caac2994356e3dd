package oriel.capture.x11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives unused keys a meaning for a while, to type what the layout does not have. The one used longest ago is given
 * another meaning first: programs need time to learn of a change. Guarded by the input's lock.
 */
final class SpareKeys {

    private static final int MOST = 16;
    private static final int COLUMNS = 2;

    private final XConnection x;
    private final Memory keysyms = new Memory(COLUMNS * Long.BYTES);
    private final Deque<Integer> free;
    private final Map<Integer, Integer> given = new LinkedHashMap<>(MOST, 0.75f, true);

    SpareKeys(XConnection x, List<Integer> unusedKeycodes) {
        this.x = x;
        this.free = new ArrayDeque<>(unusedKeycodes.subList(0, Math.min(MOST, unusedKeycodes.size())));
    }

    /** A key that means {@code keysym}; empty if all are held. */
    Optional<Integer> keycode(int keysym, Collection<Integer> held) {
        Integer known = given.get(keysym);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Integer> chosen = Optional.ofNullable(free.pollFirst()).or(() -> takeBack(held));
        chosen.ifPresent(keycode -> {
            give(keycode, keysym);
            given.put(keysym, keycode);
        });
        return chosen;
    }

    private Optional<Integer> takeBack(Collection<Integer> held) {
        for (Map.Entry<Integer, Integer> oldest : given.entrySet()) {
            if (!held.contains(oldest.getValue())) {
                given.remove(oldest.getKey());
                return Optional.of(oldest.getValue());
            }
        }
        return Optional.empty();
    }

    /** The same in both columns: Shift and Caps Lock make no difference. */
    private void give(int keycode, int keysym) {
        keysyms.setLong(0, Integer.toUnsignedLong(keysym));
        keysyms.setLong(Long.BYTES, Integer.toUnsignedLong(keysym));
        Xlib.XChangeKeyboardMapping(x.display(), keycode, COLUMNS, Pointer.nativeValue(keysyms), 1);
    }

    /** Makes all of them mean nothing again. */
    void restore() {
        for (int keycode : new ArrayList<>(given.values())) {
            give(keycode, 0);
        }
        given.clear();
    }
}
