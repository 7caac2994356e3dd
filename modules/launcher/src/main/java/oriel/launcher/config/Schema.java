package oriel.launcher.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
            property.putAll(key.type().schema());
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
}
