package oriel.launcher.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import oriel.transport.Network;

/**
 * What values a key takes, with their range. JSON comes as String, Boolean, Integer, Long, BigInteger, Double, List, Map, or
 * an empty Optional for null.
 */
public sealed interface ValueType<T> {

    /** A value out of JSON; empty if it is of another type or out of range. */
    Optional<T> fromJson(Object json);

    /** A value out of the environment or the command line; empty if it is of another type or out of range. */
    Optional<T> fromText(String text);

    /** What is taken, to follow "must be": {@code a whole number from 1 to 60}. */
    String wanted();

    /** True if messages must not repeat a value. */
    default boolean secret() {
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
    }

    /** A whole number. */
    record Whole(int min, int max) implements ValueType<Integer> {
        @Override
        public Optional<Integer> fromJson(Object json) {
            return json instanceof Integer number && number >= min && number <= max
                    ? Optional.of(number)
                    : Optional.empty();
        }

        @Override
        public Optional<Integer> fromText(String text) {
            try {
                return fromJson(Integer.valueOf(text.strip()));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        @Override
        public String wanted() {
            return max == Integer.MAX_VALUE
                    ? "a whole number of " + min + " or more"
                    : "a whole number from " + min + " to " + max;
        }
    }

    /** A number with or without a fraction. */
    record Decimal(double min, double max) implements ValueType<Double> {

        /** Longest time in seconds: its milliseconds still fit an int. */
        static final double MAX_SECONDS = 2_000_000;

        @Override
        public Optional<Double> fromJson(Object json) {
            return json instanceof Number number && number.doubleValue() >= min && number.doubleValue() <= max
                    ? Optional.of(number.doubleValue())
                    : Optional.empty();
        }

        @Override
        public Optional<Double> fromText(String text) {
            try {
                return fromJson(Double.valueOf(text.strip()));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        @Override
        public String wanted() {
            return "a number from " + plain(min) + " to " + plain(max);
        }

        private static String plain(double number) {
            return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        }
    }

    /** Any text. */
    record Text() implements ValueType<String> {
        @Override
        public Optional<String> fromJson(Object json) {
            return json instanceof String text ? Optional.of(text) : Optional.empty();
        }

        @Override
        public Optional<String> fromText(String text) {
            return Optional.of(text);
        }

        @Override
        public String wanted() {
            return "a text";
        }
    }

    /** A password: Latin-1, without line ends and zero bytes, because viewers send bytes. */
    record Secret() implements ValueType<String> {
        @Override
        public Optional<String> fromJson(Object json) {
            return json instanceof String text ? fromText(text) : Optional.empty();
        }

        @Override
        public Optional<String> fromText(String text) {
            boolean plain = text.chars().allMatch(unit -> unit < 256 && unit != 0 && unit != '\n' && unit != '\r');
            return plain ? Optional.of(text) : Optional.empty();
        }

        @Override
        public String wanted() {
            return "a text of Latin-1 characters on one line";
        }

        @Override
        public boolean secret() {
            return true;
        }
    }

    /** The name of a file or folder. */
    record FileName() implements ValueType<String> {
        @Override
        public Optional<String> fromJson(Object json) {
            return json instanceof String text ? fromText(text) : Optional.empty();
        }

        @Override
        public Optional<String> fromText(String text) {
            try {
                return text.isBlank()
                        ? Optional.empty()
                        : Optional.of(Path.of(text).toString());
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }

        @Override
        public String wanted() {
            return "the name of a file or folder";
        }
    }

    /**
     * One of some names, in any case of letters.
     *
     * @param names the names, lower case
     * @param aliases further spellings, lower case, and the name each stands for
     */
    record Choice(List<String> names, Map<String, String> aliases) implements ValueType<String> {
        @Override
        public Optional<String> fromJson(Object json) {
            return json instanceof String text ? fromText(text) : Optional.empty();
        }

        @Override
        public Optional<String> fromText(String text) {
            String lower = text.strip().toLowerCase(Locale.ROOT);
            String name = aliases.getOrDefault(lower, lower);
            return names.contains(name) ? Optional.of(name) : Optional.empty();
        }

        @Override
        public String wanted() {
            return "one of " + String.join(", ", names);
        }
    }

    /** A list of texts; in the environment they are separated by commas. */
    record Texts() implements ValueType<List<String>> {
        @Override
        public Optional<List<String>> fromJson(Object json) {
            return json instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                    ? Optional.of(list.stream().map(String.class::cast).toList())
                    : Optional.empty();
        }

        @Override
        public Optional<List<String>> fromText(String text) {
            List<String> items = new ArrayList<>();
            for (String item : text.split(",")) {
                if (!item.isBlank()) {
                    items.add(item.strip());
                }
            }
            return Optional.of(List.copyOf(items));
        }

        @Override
        public String wanted() {
            return "a list of texts";
        }
    }

    /** A list of web origins: scheme, host and perhaps a port; kept in lower case without a closing slash. */
    record Origins() implements ValueType<List<String>> {
        @Override
        public Optional<List<String>> fromJson(Object json) {
            return new Texts().fromJson(json).flatMap(Origins::checked);
        }

        @Override
        public Optional<List<String>> fromText(String text) {
            return new Texts().fromText(text).flatMap(Origins::checked);
        }

        @Override
        public String wanted() {
            return "a list of origins such as \"https://example.org\"";
        }

        private static Optional<List<String>> checked(List<String> given) {
            List<String> origins = given.stream()
                    .map(origin -> origin.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", ""))
                    .toList();
            boolean legal = origins.stream().allMatch(origin -> origin.matches("[a-z][a-z0-9+.-]*://[^/\\s,?#@]+"));
            return legal ? Optional.of(origins) : Optional.empty();
        }
    }

    /** A list of names of hosts as a browser sends them, perhaps with a port; kept in lower case. */
    record Hosts() implements ValueType<List<String>> {

        /** Names, and addresses of version 6 in brackets. */
        static final String FORM = "(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?/?";

        @Override
        public Optional<List<String>> fromJson(Object json) {
            return new Texts().fromJson(json).flatMap(Hosts::checked);
        }

        @Override
        public Optional<List<String>> fromText(String text) {
            return new Texts().fromText(text).flatMap(Hosts::checked);
        }

        @Override
        public String wanted() {
            return "a list of host names such as \"screen.example.org\"";
        }

        private static Optional<List<String>> checked(List<String> given) {
            List<String> hosts = given.stream()
                    .map(host -> host.strip().toLowerCase(Locale.ROOT))
                    .toList();
            return hosts.stream().allMatch(host -> host.matches(FORM)) ? Optional.of(hosts) : Optional.empty();
        }
    }

    /** Whom the login guard lets alone: a list of addresses and networks, or {@link #NOBODY_WATCHED}. */
    record Exemptions() implements ValueType<List<String>> {

        /** The guard is off. */
        static final List<String> NOBODY_WATCHED = List.of("off");

        static final Choice SWITCH = new Choice(List.of("on", "off"), Map.of());

        @Override
        public Optional<List<String>> fromJson(Object json) {
            return json instanceof String text
                    ? SWITCH.fromText(text).flatMap(this::fromText)
                    : new Texts().fromJson(json).flatMap(Exemptions::checked);
        }

        @Override
        public Optional<List<String>> fromText(String text) {
            return new Texts().fromText(text).flatMap(Exemptions::checked);
        }

        @Override
        public String wanted() {
            return "\"on\", \"off\", or a list of addresses and networks such as \"10.0.0.0/8\"";
        }

        private static Optional<List<String>> checked(List<String> given) {
            List<String> lower = given.stream()
                    .map(item -> item.strip().toLowerCase(Locale.ROOT))
                    .toList();
            if (lower.equals(List.of("on"))) {
                return Optional.of(List.of());
            }
            boolean legal = lower.equals(NOBODY_WATCHED)
                    || lower.stream().allMatch(item -> Network.parse(item).isPresent());
            return legal ? Optional.of(lower) : Optional.empty();
        }
    }

    /** An object of objects: sections by name. In the environment it is JSON. */
    record Sections() implements ValueType<Map<String, Map<String, Object>>> {
        @Override
        public Optional<Map<String, Map<String, Object>>> fromJson(Object json) {
            if (!(json instanceof Map<?, ?> given)) {
                return Optional.empty();
            }
            Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : given.entrySet()) {
                Optional<Map<String, Object>> section = section(entry.getValue());
                if (section.isEmpty()) {
                    return Optional.empty();
                }
                sections.put(String.valueOf(entry.getKey()), section.get());
            }
            return Optional.of(sections);
        }

        @Override
        public Optional<Map<String, Map<String, Object>>> fromText(String text) {
            return JsonText.value(text).flatMap(this::fromJson);
        }

        @Override
        public String wanted() {
            return "an object that holds one object for each plugin, without null";
        }

        private static Optional<Map<String, Object>> section(Object value) {
            if (!(value instanceof Map<?, ?> given)) {
                return Optional.empty();
            }
            Map<String, Object> section = new LinkedHashMap<>();
            given.forEach((name, member) -> section.put(String.valueOf(name), member));
            return section.containsValue(Optional.empty()) ? Optional.empty() : Optional.of(section);
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
        public boolean secret() {
            return type.secret();
        }
    }
}
