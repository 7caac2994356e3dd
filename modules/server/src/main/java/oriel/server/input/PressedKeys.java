package oriel.server.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.capture.InputSink;

/** The keys and buttons that one viewer holds down. Guarded by {@link InputRouter}. */
final class PressedKeys {

    /** Nobody has more fingers; keys pressed beyond it are not remembered, so a viewer cannot fill memory. */
    private static final int MOST_KEYS = 256;

    private static final int BUTTONS = 9;

    /**
     * A key as it was pressed.
     *
     * @param keysym 0 if it is not known
     * @param scanCode 0 if it is not known
     */
    private record Key(int keysym, int scanCode) {

        /** What tells keys apart: the place, else the keysym. */
        long identity() {
            return scanCode == 0 ? keysym & 0xffff_ffffL : 1L << 32 | scanCode;
        }

        void to(InputSink sink, boolean down) {
            if (scanCode == 0) {
                sink.key(keysym, down);
            } else {
                sink.key(keysym, scanCode, down);
            }
        }
    }

    private final Map<Long, Key> keys = new LinkedHashMap<>();
    private int buttons;

    /** Presses or releases a key; {@code scanCode} 0: its place is not known. */
    void key(int keysym, int scanCode, boolean down, InputSink sink) {
        Key key = new Key(keysym, scanCode);
        if (!down) {
            held(key).ifPresent(pressed -> {
                keys.remove(pressed.identity());
                pressed.to(sink, false);
            });
            return;
        }
        Key before = keys.get(key.identity());
        if (before != null) {
            before.to(sink, true);
        } else if (keys.size() < MOST_KEYS) {
            keys.put(key.identity(), key);
            key.to(sink, true);
        }
    }

    /** What was pressed: a viewer may tell the place on one way and the keysym alone on the other. */
    private Optional<Key> held(Key released) {
        Key same = keys.get(released.identity());
        if (same != null || released.keysym() == 0) {
            return Optional.ofNullable(same);
        }
        return keys.values().stream()
                .filter(key -> key.keysym() == released.keysym() && (key.scanCode() == 0 || released.scanCode() == 0))
                .findFirst();
    }

    /** True if a key is down; {@code scanCode} 0: its place is not known. */
    boolean holds(int keysym, int scanCode) {
        return keys.containsKey(new Key(keysym, scanCode).identity());
    }

    /** True if a button is down; 1 is the left one. */
    boolean holdsButton(int button) {
        return (buttons >> button - 1 & 1) != 0;
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
        List.copyOf(keys.values()).forEach(key -> key.to(sink, false));
        keys.clear();
        buttons(0, sink);
    }
}
