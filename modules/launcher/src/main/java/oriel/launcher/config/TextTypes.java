package oriel.launcher.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Values that are one text. */
final class TextTypes {

    private TextTypes() {}

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

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "string");
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
        public Map<String, Object> schema() {
            return Members.of("type", "string", "pattern", "^[\\u0001-\\u0009\\u000b\\u000c\\u000e-\\u00ff]*$");
        }

        @Override
        public boolean secret() {
            return true;
        }
    }

    /** The name of a header of HTTP: a token of RFC 9110. */
    record HeaderName() implements ValueType<String> {
        private static final String PATTERN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

        @Override
        public Optional<String> fromJson(Object json) {
            return json instanceof String text ? fromText(text) : Optional.empty();
        }

        @Override
        public Optional<String> fromText(String text) {
            return text.matches(PATTERN) ? Optional.of(text) : Optional.empty();
        }

        @Override
        public String wanted() {
            return "the name of a header";
        }

        @Override
        public Map<String, Object> schema() {
            return Members.of("type", "string", "pattern", "^" + PATTERN + "$");
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
        public boolean file() {
            return true;
        }

        @Override
        public String wanted() {
            return "the name of a file or folder";
        }

        @Override
        public Map<String, Object> schema() {
            return Members.of("type", "string", "pattern", "\\S");
        }
    }

    /**
     * A text of a certain form.
     *
     * @param form a regular expression of all of it
     * @param wanted what that is
     */
    record Formed(String form, String wanted) implements ValueType<String> {
        @Override
        public Optional<String> fromJson(Object json) {
            return json instanceof String text ? fromText(text) : Optional.empty();
        }

        @Override
        public Optional<String> fromText(String text) {
            return text.matches(form) ? Optional.of(text) : Optional.empty();
        }

        @Override
        public Map<String, Object> schema() {
            return Members.of("type", "string", "pattern", "^(" + form + ")$");
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

        @Override
        public Map<String, Object> schema() {
            List<String> patterns = Stream.concat(
                            names.stream(), aliases.keySet().stream().sorted())
                    .map(Choice::inAnyCase)
                    .toList();
            String pattern = "^\\s*(" + String.join("|", patterns) + ")\\s*$";
            return Members.of("type", "string", "pattern", pattern, "examples", names);
        }

        /** Editors take the pattern as it stands; what they suggest are the examples. */
        private static String inAnyCase(String name) {
            StringBuilder pattern = new StringBuilder();
            name.chars().forEach(unit -> {
                char letter = (char) unit;
                pattern.append(
                        Character.isLetter(letter) ? "[" + letter + Character.toUpperCase(letter) + "]" : letter);
            });
            return pattern.toString();
        }
    }
}
