package oriel.launcher.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Settings given on the command line. Used by one thread. */
public final class Overrides {

    private final Map<Key<?>, Setting<?>> settings = new LinkedHashMap<>();

    /** Sets a key to a value that the option {@code option} gave. */
    public <T> void put(Key<T> key, T value, String option) {
        settings.put(key, new Setting<>(value, new Origin(Origin.Level.COMMAND_LINE, option, Optional.empty())));
    }

    void forEach(BiConsumer<Key<?>, Setting<?>> action) {
        settings.forEach(action);
    }
}
