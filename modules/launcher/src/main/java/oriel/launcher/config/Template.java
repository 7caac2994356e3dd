package oriel.launcher.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A config.json to begin with: some keys with a value, and a comment for every key. */
public final class Template {

    /** What most people set. */
    private static final List<Key<?>> SET =
            List.of(Keys.HOST, Keys.PORT, Keys.NAME, Keys.CAPTURE, Keys.PASSWORD, Keys.READ_ONLY_PASSWORD);

    private Template() {}

    /** Its text, with a password in it; like a run without any configuration it listens on this machine only. */
    public static String with(String password) {
        Map<Key<?>, Object> values = new LinkedHashMap<>();
        SET.forEach(key -> values.put(key, key.byDefault()));
        values.put(Keys.HOST, "127.0.0.1");
        values.put(Keys.PASSWORD, password);
        return text(Keys.all(), values);
    }

    /** The text of one that sets some keys, in the order of {@code values}, and has comments on these and all others. */
    static String text(List<Key<?>> keys, Map<Key<?>, Object> values) {
        StringBuilder text = new StringBuilder("{\n");
        comment(text, "_comment", "Settings of Oriel. Keys that begin with _ are comments.");
        values.forEach((key, value) -> {
            text.append('\n');
            comment(text, "_" + key.name(), key.meaning());
            member(text, key.name(), value);
        });
        text.append('\n');
        comment(text, "_others", "To set one of these, take its _ away and give it a value of the sort named.");
        keys.stream()
                .filter(key -> !values.containsKey(key) && key.status() == Status.IN_EFFECT)
                .forEach(key -> comment(
                        text,
                        "_" + key.name(),
                        key.meaning() + " (" + key.values() + "; else " + shown(key.byDefault()) + ")"));
        return text.replace(text.length() - 2, text.length(), "\n}\n").toString();
    }

    private static void comment(StringBuilder text, String name, String words) {
        member(text, name, words.replace("`", ""));
    }

    private static void member(StringBuilder text, String name, Object value) {
        text.append("  ")
                .append(JsonOutput.text(name))
                .append(": ")
                .append(JsonOutput.text(value))
                .append(",\n");
    }

    private static String shown(Object value) {
        return value.equals(Optional.empty()) || value.equals("") ? "none" : JsonOutput.text(value);
    }
}
