package oriel.launcher.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Settings that belong together. A key is declared by it, once, and stands in the documentation where it is declared. All
 * of them are declared while the class that holds the section is loaded, by one thread.
 */
public final class KeySection {

    private final String title;
    private final Status status;
    private final Effect effect;
    private final List<Key<?>> keys;

    /** Settings that do what their meaning says. */
    KeySection(String title) {
        this(title, Status.IN_EFFECT);
    }

    /** @param title what they are about, as a heading */
    KeySection(String title, Status status) {
        this(title, status, Effect.RESTART, new ArrayList<>());
    }

    private KeySection(String title, Status status, Effect effect, List<Key<?>> keys) {
        this.title = title;
        this.status = status;
        this.effect = effect;
        this.keys = keys;
    }

    /** The same section, to declare settings of which a server that runs takes other values sooner than by a restart. */
    KeySection counting(Effect sooner) {
        return new KeySection(title, status, sooner, keys);
    }

    /** Declares a setting that counts nothing, or whose meaning says what. */
    <T> Key<T> key(String name, ValueType<T> type, T byDefault, String meaning) {
        return key(name, type, Unit.NONE, byDefault, meaning);
    }

    /** Declares a setting. */
    <T> Key<T> key(String name, ValueType<T> type, Unit unit, T byDefault, String meaning) {
        Key<T> key = new Key<>(name, type, unit, byDefault, status, effect, meaning);
        keys.add(key);
        return key;
    }

    /** What they are about, as a heading. */
    public String title() {
        return title;
    }

    /** What has been declared, in order. */
    public List<Key<?>> keys() {
        return List.copyOf(keys);
    }
}
