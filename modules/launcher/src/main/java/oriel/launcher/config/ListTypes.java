package oriel.launcher.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import oriel.launcher.config.TextTypes.Choice;
import oriel.transport.Network;

/** Values that are lists of texts. */
final class ListTypes {

    private ListTypes() {}

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

        @Override
        public Map<String, Object> schema() {
            return Members.of("type", "array", "items", Map.of("type", "string"));
        }

        /** The texts in lower case without blanks around them; empty if one is not of a form. */
        static Optional<List<String>> ofForm(Stream<String> given, String form) {
            List<String> texts =
                    given.map(text -> text.strip().toLowerCase(Locale.ROOT)).toList();
            return texts.stream().allMatch(text -> text.matches(form)) ? Optional.of(texts) : Optional.empty();
        }

        /** The schema of texts of one form, between blanks. */
        static Map<String, Object> matching(String form) {
            Map<String, Object> text = Members.of("type", "string", "pattern", "^\\s*" + form + "\\s*$");
            return Members.of("type", "array", "items", text);
        }
    }

    /** Words of a command, or {@link #OWN} for one that Oriel has itself. */
    record Words() implements ValueType<List<String>> {

        /** Stands for Oriel's own. */
        static final List<String> OWN = List.of("dialog");

        private static final Choice NAMES = new Choice(OWN, Map.of());

        @Override
        public Optional<List<String>> fromJson(Object json) {
            return json instanceof String text ? NAMES.fromText(text).map(List::of) : new Texts().fromJson(json);
        }

        @Override
        public Optional<List<String>> fromText(String text) {
            return NAMES.fromText(text).map(List::of).or(() -> new Texts().fromText(text));
        }

        @Override
        public String wanted() {
            return "\"dialog\", or a list of texts";
        }

        @Override
        public Map<String, Object> schema() {
            return Members.of("anyOf", List.of(NAMES.schema(), new Texts().schema()));
        }
    }

    /** A list of web origins: scheme, host and perhaps a port; kept in lower case without a closing slash. */
    record Origins() implements ValueType<List<String>> {

        private static final String FORM = "[A-Za-z][A-Za-z0-9+.-]*://[^/\\s,;'\"?#@]+";

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

        @Override
        public Map<String, Object> schema() {
            return Texts.matching(FORM + "/?");
        }

        private static Optional<List<String>> checked(List<String> given) {
            return Texts.ofForm(given.stream().map(origin -> origin.replaceFirst("/\\s*$", "")), FORM);
        }
    }

    /** A list of names of hosts as a browser sends them, perhaps with a port; kept in lower case. */
    record Hosts() implements ValueType<List<String>> {

        /** Names, and addresses of version 6 in brackets. */
        private static final String FORM = "(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?/?";

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

        @Override
        public Map<String, Object> schema() {
            return Texts.matching(FORM);
        }

        private static Optional<List<String>> checked(List<String> given) {
            return Texts.ofForm(given.stream(), FORM);
        }
    }

    /** A list of addresses and networks. */
    record Networks() implements ValueType<List<String>> {

        @Override
        public Optional<List<String>> fromJson(Object json) {
            return new Texts().fromJson(json).flatMap(Networks::checked);
        }

        @Override
        public Optional<List<String>> fromText(String text) {
            return new Texts().fromText(text).flatMap(Networks::checked);
        }

        @Override
        public String wanted() {
            return "a list of addresses and networks such as \"10.0.0.0/8\"";
        }

        @Override
        public Map<String, Object> schema() {
            return Texts.matching("[0-9A-Fa-f:.]+(/[0-9]{1,3})?");
        }

        private static Optional<List<String>> checked(List<String> given) {
            List<String> all = given.stream().map(String::strip).toList();
            return all.stream().allMatch(item -> Network.parse(item).isPresent()) ? Optional.of(all) : Optional.empty();
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

        @Override
        public Map<String, Object> schema() {
            return Members.of(
                    "anyOf",
                    List.of(SWITCH.schema(), Texts.matching("([0-9A-Fa-f:.]+(/[0-9]{1,3})?|[Oo]([Nn]|[Ff][Ff]))")));
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
}
