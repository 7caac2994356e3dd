package oriel.launcher.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What values a key takes, with their range. JSON comes as String, Boolean, Integer, Long, BigInteger, Double, List, Map, or
 * an empty Optional for null.
 */
public interface ValueType<T> {

    /** A value out of JSON; empty if it is of another type or out of range. */
    Optional<T> fromJson(Object json);

    /** A value out of the environment or the command line; empty if it is of another type or out of range. */
    Optional<T> fromText(String text);

    /** What is taken, to follow "must be": {@code a whole number from 1 to 60}. */
    String wanted();

    /** What is taken as JSON Schema (draft 2020-12), as plain values: just what {@link #fromJson} takes. */
    Map<String, Object> schema();

    /** True if messages must not repeat a value. */
    default boolean secret() {
        return false;
    }

    /** True if a value is the name of a file. */
    default boolean file() {
        return false;
    }

    /** True or false. */
    record Flag() implements ValueType<Boolean> {
        @Override
        public Optional<Boolean> fromJson(Object json) {
            return json instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
        }

        @Override
        public Optional<Boolean> fromText(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on", "1" -> Optional.of(true);
                case "false", "no", "off", "0" -> Optional.of(false);
                default -> Optional.empty();
            };
        }

        @Override
        public String wanted() {
            return "true or false";
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "boolean");
        }
    }

    /** A value that may be left open: by null or an empty text. */
    record Maybe<T>(ValueType<T> type) implements ValueType<Optional<T>> {
        @Override
        public Optional<Optional<T>> fromJson(Object json) {
            return json.equals(Optional.empty()) || json.equals("")
                    ? Optional.of(Optional.empty())
                    : type.fromJson(json).map(Optional::of);
        }

        @Override
        public Optional<Optional<T>> fromText(String text) {
            return text.isEmpty()
                    ? Optional.of(Optional.empty())
                    : type.fromText(text).map(Optional::of);
        }

        @Override
        public String wanted() {
            return type.wanted() + ", or null";
        }

        @Override
        public Map<String, Object> schema() {
            return Members.of("anyOf", List.of(type.schema(), Map.of("enum", List.of(Optional.empty(), ""))));
        }

        @Override
        public boolean secret() {
            return type.secret();
        }

        @Override
        public boolean file() {
            return type.file();
        }
    }
}
