package oriel.plugin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A typed view of one provider's own section of the configuration. A key that nobody has read when the provider is ready
 * is an error ({@link #rejectUnread}), so a misspelt option is never silently ignored. Offers are made before the first value is read; from then on any thread may
 * read.
 */
public final class Options {

    private final String path;
    private final Map<String, Object> values;
    private final Map<String, Object> offers = new HashMap<>();
    private final Set<String> read = ConcurrentHashMap.newKeySet();

    /**
     * A view of parsed JSON.
     *
     * @param path where the section stands in the configuration, for messages: {@code plugins.x11}
     * @param values String, Boolean, Integer, Long, Double, List or Map, by key
     */
    public Options(String path, Map<String, Object> values) {
        this.path = path;
        this.values = Map.copyOf(values);
    }

    /** A section without a key. */
    public static Options none(String path) {
        return new Options(path, Map.of());
    }

    /** Adds a value that the provider may read but need not; the section's own value goes first. */
    public Options offer(String key, Object value) {
        offers.put(key, value);
        return this;
    }

    /** A text, if it is given. */
    public Optional<String> text(String key) throws PluginException {
        return value(key, String.class, "a text");
    }

    /** A text or its default. */
    public String text(String key, String otherwise) throws PluginException {
        return text(key).orElse(otherwise);
    }

    /** True or false. */
    public boolean flag(String key, boolean otherwise) throws PluginException {
        return value(key, Boolean.class, "true or false").orElse(otherwise);
    }

    /** A whole number from {@code min} to {@code max}. */
    public int integer(String key, int otherwise, int min, int max) throws PluginException {
        Optional<Number> number = value(key, Number.class, "a whole number");
        if (number.isEmpty()) {
            return otherwise;
        }
        double value = number.get().doubleValue();
        if (value != Math.rint(value) || value < min || value > max) {
            throw wrong(key, "a whole number from " + min + " to " + max);
        }
        return (int) value;
    }

    /** A number from {@code min} to {@code max}. */
    public double number(String key, double otherwise, double min, double max) throws PluginException {
        double value =
                value(key, Number.class, "a number").map(Number::doubleValue).orElse(otherwise);
        if (!(value >= min && value <= max)) {
            throw wrong(key, "a number from " + min + " to " + max);
        }
        return value;
    }

    /** A list of texts; empty if it is not given. */
    public List<String> texts(String key) throws PluginException {
        Optional<List<?>> list = value(key, List.class, "a list of texts").map(found -> (List<?>) found);
        if (list.isEmpty()) {
            return List.of();
        }
        if (!list.get().stream().allMatch(String.class::isInstance)) {
            throw wrong(key, "a list of texts");
        }
        return list.get().stream().map(String.class::cast).toList();
    }

    /** Throws if the section holds a key that nobody has asked for. */
    public void rejectUnread() throws PluginException {
        Set<String> unread = new TreeSet<>(values.keySet());
        unread.removeAll(read);
        unread.removeIf(key -> key.startsWith("_"));
        if (!unread.isEmpty()) {
            String known = read.isEmpty()
                    ? "leave it out: there are no options"
                    : "one of " + String.join(", ", new TreeSet<>(read));
            throw new WrongOptionException(
                    "unknown option " + path + "." + unread.iterator().next(), known);
        }
    }

    private <T> Optional<T> value(String key, Class<T> type, String wanted) throws PluginException {
        read.add(key);
        Object value = values.getOrDefault(key, offers.get(key));
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw wrong(key, wanted);
        }
        return Optional.of(type.cast(value));
    }

    private WrongOptionException wrong(String key, String wanted) {
        return new WrongOptionException(
                "option " + path + "." + key + " must be " + wanted, "correct it, or leave it out to get the default");
    }
}
