package oriel.server.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import oriel.capture.InputSink;

/** The keys and buttons that one viewer holds down. Used by the input thread. */
final class PressedKeys {

    /** Nobody has more fingers; who presses more has lost releases, and the oldest is released for it. */
    static final int MAX_KEYS = 256;

    static final int BUTTONS = 9;

    /** In the order in which they were pressed, with the modifiers that this viewer held then. */
    private final Map<PressedKey, Set<PressedKey>> keys = new LinkedHashMap<>();

    private int buttons;
    private long lastNanos;

    /** Something came of this viewer. */
    void note(long nanos) {
        lastNanos = nanos;
    }

    /** True if nothing has come of this viewer for so long. */
    boolean isSilent(long nanos, long now) {
        return now - lastNanos > nanos;
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
            keys.put(key, modifiers());
        }
        return same.orElse(key);
    }

    /** The key that has been down the longest, if there are too many; it is not remembered any more. */
    Optional<PressedKey> takeSurplus() {
        Optional<PressedKey> oldest = keys.size() > MAX_KEYS ? find(any -> true) : Optional.empty();
        oldest.ifPresent(keys::remove);
        return oldest;
    }

    /**
     * The key that a release means, under the name it was pressed as. What stands with it on one key of the viewer's
     * keyboard, which may be another than the screen's, is not known: a name that no key was pressed as can only be the
     * other one of a key that was pressed with other modifiers.
     */
    Optional<PressedKey> meantBy(PressedKey released, InputSink sink) {
        return find(key -> key.isSame(released))
                .or(() -> find(key -> key.isOtherNameOf(released, sink)))
                .or(() -> released.isModifier() ? Optional.empty() : find(key -> isRenamed(key, released)));
    }

    private boolean isRenamed(PressedKey key, PressedKey released) {
        boolean placesDiffer = key.scanCode() != 0 && released.scanCode() != 0;
        return !key.isModifier() && !placesDiffer && !keys.get(key).equals(modifiers());
    }

    private Set<PressedKey> modifiers() {
        return keys.keySet().stream().filter(PressedKey::isModifier).collect(Collectors.toUnmodifiableSet());
    }

    private Optional<PressedKey> find(Predicate<PressedKey> fits) {
        return keys.keySet().stream().filter(fits).findFirst();
    }

    /** This viewer or another has released the key. */
    void forget(PressedKey key) {
        keys.keySet().removeIf(held -> held.isSame(key));
    }

    /** True if this key is down. */
    boolean holds(PressedKey key) {
        return keys.keySet().stream().anyMatch(held -> held.isSame(key));
    }

    /** All keys, which are not remembered any more. */
    List<PressedKey> takeAll() {
        List<PressedKey> all = List.copyOf(keys.keySet());
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
