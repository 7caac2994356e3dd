package oriel.server.input;

import java.util.LinkedHashSet;
import java.util.Set;
import oriel.capture.InputSink;

/** The keys and buttons that one viewer holds down. Guarded by {@link InputRouter}. */
final class PressedKeys {

    /** Nobody has more fingers; keys pressed beyond it are not remembered, so a viewer cannot fill memory. */
    private static final int MOST_KEYS = 256;

    private static final int BUTTONS = 8;

    private final Set<Integer> keys = new LinkedHashSet<>();
    private int buttons;

    void key(int keysym, boolean down, InputSink sink) {
        if (!down) {
            if (keys.remove(keysym)) {
                sink.key(keysym, false);
            }
            return;
        }
        if (keys.size() < MOST_KEYS || keys.contains(keysym)) {
            keys.add(keysym);
            sink.key(keysym, true);
        }
    }

    /** Presses and releases what differs from the last mask; bit 0 is button 1. */
    void buttons(int mask, InputSink sink) {
        int changed = mask ^ buttons;
        buttons = mask;
        for (int button = 1; button <= BUTTONS; button++) {
            if ((changed >> button - 1 & 1) != 0) {
                sink.button(button, (mask >> button - 1 & 1) != 0);
            }
        }
    }

    void releaseAll(InputSink sink) {
        for (int keysym : Set.copyOf(keys)) {
            key(keysym, false, sink);
        }
        buttons(0, sink);
    }
}
