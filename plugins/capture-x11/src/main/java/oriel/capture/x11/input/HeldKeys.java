package oriel.capture.x11.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The keys that viewers hold down, and what they were called when they were pressed. Guarded by the input's lock. */
final class HeldKeys {

    /**
     * A key that is down.
     *
     * @param keysym what it was pressed as; 0 if the viewer knew its place alone
     * @param scanCode its place; 0 if the viewer knew the keysym alone
     */
    record Held(int keycode, int keysym, int scanCode, RepeatPace pace) {}

    private final Map<Integer, Held> byKeycode = new LinkedHashMap<>();

    void add(Held held) {
        byKeycode.put(held.keycode(), held);
    }

    void remove(int keycode) {
        byKeycode.remove(keycode);
    }

    boolean holds(int keycode) {
        return byKeycode.containsKey(keycode);
    }

    Set<Integer> keycodes() {
        return Set.copyOf(byKeycode.keySet());
    }

    /** The key at this keycode, if it is down. */
    Optional<Held> at(int keycode) {
        return Optional.ofNullable(byKeycode.get(keycode));
    }

    /** The key that was pressed at this place. */
    Optional<Held> placed(int scanCode) {
        return scanCode == 0 ? Optional.empty() : find(held -> held.scanCode() == scanCode);
    }

    /** The key that was pressed under this name. */
    Optional<Held> named(int keysym) {
        return keysym == 0 ? Optional.empty() : find(held -> held.keysym() == keysym);
    }

    /** A key that is one of these. */
    Optional<Held> among(List<Integer> keycodes) {
        return find(held -> keycodes.contains(held.keycode()));
    }

    /** The first that fits, in the order in which they were pressed. */
    Optional<Held> find(Predicate<Held> fits) {
        return byKeycode.values().stream().filter(fits).findFirst();
    }
}
