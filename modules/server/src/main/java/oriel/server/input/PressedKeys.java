package oriel.server.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import oriel.capture.InputSink;

/** The keys and buttons that one viewer holds down. Used by the input thread. */
final class PressedKeys {

    /** Nobody has more fingers; who presses more has lost releases, and the oldest is released for it. */
    static final int MAX_KEYS = 256;

    static final int BUTTONS = 9;

    private final List<PressedKey> keys = new ArrayList<>();
    private int buttons;
    private long lastNanos;

    /** Something came of this viewer. */
    void note(long nanos) {
        lastNanos = nanos;
    }

    /** True if nothing has come of this viewer for so long, and it holds something. */
    boolean isSilent(long nanos, long now) {
        return now - lastNanos > nanos && !(keys.isEmpty() && buttons == 0);
    }

    /** Takes the key that is down under another name than that under which it is pressed once more: it is let go first. */
    Optional<PressedKey> takeOtherName(PressedKey pressed, InputSink sink) {
        if (holds(pressed) || pressed.isModifier()) {
            return Optional.empty();
        }
        Optional<PressedKey> other = find(held -> !held.isModifier() && held.isOtherNameOf(pressed, sink));
        other.ifPresent(keys::remove);
        return other;
    }

    /** A key is pressed; returns what is to be pressed: one that is down stays what it was pressed as. */
    PressedKey press(PressedKey key) {
        Optional<PressedKey> same = find(held -> held.isSame(key));
        if (same.isEmpty()) {
            keys.add(key);
        }
        return same.orElse(key);
    }

    /** The key that has been down the longest, if there are too many; it is not remembered any more. */
    Optional<PressedKey> takeSurplus() {
        return keys.size() > MAX_KEYS ? Optional.of(keys.remove(0)) : Optional.empty();
    }

    /** Takes the key that a release means, under the name it was pressed as. */
    Optional<PressedKey> take(PressedKey released, InputSink sink) {
        Optional<PressedKey> held =
                find(key -> key.isSame(released)).or(() -> find(key -> key.isOtherNameOf(released, sink)));
        held.ifPresent(keys::remove);
        return held;
    }

    private Optional<PressedKey> find(Predicate<PressedKey> fits) {
        return keys.stream().filter(fits).findFirst();
    }

    /** Another viewer has released the key. */
    void forget(PressedKey key) {
        keys.removeIf(held -> held.isSame(key));
    }

    /** True if this key is down. */
    boolean holds(PressedKey key) {
        return keys.stream().anyMatch(held -> held.isSame(key));
    }

    /** All keys, which are not remembered any more. */
    List<PressedKey> takeAll() {
        List<PressedKey> all = List.copyOf(keys);
        keys.clear();
        return all;
    }

    /** The buttons that are down; bit 0 is button 1. */
    int buttons() {
        return buttons;
    }

    /** Other buttons are down now. */
    void buttons(int mask) {
        buttons = mask;
    }
}
