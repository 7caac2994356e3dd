package oriel.launcher.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.launcher.config.ValueType.Choice;
import oriel.launcher.config.ValueType.Decimal;
import oriel.launcher.config.ValueType.Exemptions;
import oriel.launcher.config.ValueType.FileName;
import oriel.launcher.config.ValueType.Flag;
import oriel.launcher.config.ValueType.Hosts;
import oriel.launcher.config.ValueType.Maybe;
import oriel.launcher.config.ValueType.Origins;
import oriel.launcher.config.ValueType.Secret;
import oriel.launcher.config.ValueType.Sections;
import oriel.launcher.config.ValueType.Texts;
import oriel.launcher.config.ValueType.Whole;

/** The table of keys as a JSON Schema (draft 2020-12), for editors and other programs. */
public final class Schema {

    private Schema() {}

    /** The schema of a config.json with keys, as plain values. */
    public static Map<String, Object> of(List<Key<?>> keys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("$schema", Map.of("type", "string"));
        for (Key<?> key : keys) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("description", key.meaning());
            property.putAll(of(key.type()));
            property.put("default", key.byDefault());
            properties.put(key.name(), property);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Configuration of Oriel");
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("patternProperties", Map.of("^_", Map.of("description", "A comment.")));
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> of(ValueType<?> type) {
        if (type instanceof Flag) {
            return Map.of("type", "boolean");
        }
        if (type instanceof Whole whole) {
            return ordered("type", "integer", "minimum", whole.min(), "maximum", whole.max());
        }
        if (type instanceof Decimal decimal) {
            return ordered("type", "number", "minimum", decimal.min(), "maximum", decimal.max());
        }
        if (type instanceof Choice choice) {
            return choice(choice);
        }
        if (type instanceof Maybe<?> maybe) {
            return ordered("anyOf", List.of(of(maybe.type()), Map.of("enum", List.of(Optional.empty(), ""))));
        }
        if (type instanceof Texts) {
            return ordered("type", "array", "items", Map.of("type", "string"));
        }
        if (type instanceof Origins) {
            Map<String, Object> origin =
                    ordered("type", "string", "pattern", "^\\s*[A-Za-z][A-Za-z0-9+.-]*://[^/\\s,?#@]+/?\\s*$");
            return ordered("type", "array", "items", origin);
        }
        if (type instanceof Hosts) {
            Map<String, Object> host = ordered("type", "string", "pattern", "^\\s*" + Hosts.FORM + "\\s*$");
            return ordered("type", "array", "items", host);
        }
        if (type instanceof Exemptions) {
            Map<String, Object> network = ordered(
                    "type", "string", "pattern", "^\\s*([0-9A-Fa-f:.]+(/[0-9]{1,3})?|[Oo]([Nn]|[Ff][Ff]))\\s*$");
            Map<String, Object> networks = ordered("type", "array", "items", network);
            return ordered("anyOf", List.of(choice(Exemptions.SWITCH), networks));
        }
        if (type instanceof Sections) {
            return ordered("type", "object", "additionalProperties", section());
        }
        if (type instanceof Secret) {
            return ordered("type", "string", "pattern", "^[\\u0001-\\u0009\\u000b\\u000c\\u000e-\\u00ff]*$");
        }
        return type instanceof FileName ? ordered("type", "string", "pattern", "\\S") : Map.of("type", "string");
    }

    private static Map<String, Object> section() {
        return ordered("type", "object", "additionalProperties", Map.of("not", Map.of("type", "null")));
    }

    /** In any case of letters, as it is understood; editors suggest what the list holds. */
    private static Map<String, Object> choice(Choice choice) {
        StringBuilder pattern = new StringBuilder();
        List<String> aliases = choice.aliases().keySet().stream().sorted().toList();
        for (List<String> names : List.of(choice.names(), aliases)) {
            for (String name : names) {
                pattern.append(pattern.isEmpty() ? "" : "|");
                name.chars().forEach(letter -> append(pattern, (char) letter));
            }
        }
        return ordered("type", "string", "pattern", "^\\s*(" + pattern + ")\\s*$", "examples", choice.names());
    }

    private static void append(StringBuilder pattern, char letter) {
        if (Character.isLetter(letter)) {
            pattern.append('[')
                    .append(letter)
                    .append(Character.toUpperCase(letter))
                    .append(']');
            return;
        }
        pattern.append(letter);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }
}
