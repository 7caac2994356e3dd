package oriel.launcher.config;

import java.util.List;
import java.util.Optional;

/**
 * A setting as it may be shown to anybody.
 *
 * @param name the name of its key
 * @param value its value in plain JSON types, a password hidden
 * @param where who gave it: a place in a file, a variable, an option, or the default
 */
public record Shown(String name, Object value, String where) {

    /** What stands for a password. */
    public static final String HIDDEN = "********";

    /** Every setting of a configuration, in the order of the documentation. */
    public static List<Shown> of(Configuration configuration) {
        return configuration.keys().stream()
                .map(key -> new Shown(key.name(), value(configuration, key), configuration.where(key)))
                .toList();
    }

    private static Object value(Configuration configuration, Key<?> key) {
        Object value = configuration.value(key);
        boolean empty = value.equals("") || value.equals(Optional.empty());
        return key.type().secret() && !empty ? HIDDEN : value;
    }
}
