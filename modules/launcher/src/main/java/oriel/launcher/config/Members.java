package oriel.launcher.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects as plain values, whose members keep their order. */
final class Members {

    private Members() {}

    /** Names, each followed by its value. */
    static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return members;
    }
}
