package oriel.launcher.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An object of objects: sections by name. In the environment it is JSON. */
record SectionsType() implements ValueType<Map<String, Map<String, Object>>> {
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

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> section =
                Members.of("type", "object", "additionalProperties", Map.of("not", Map.of("type", "null")));
        return Members.of("type", "object", "additionalProperties", section);
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
