package oriel.launcher.plugins;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import oriel.security.SecretStorage;
import oriel.security.SecurityTypeProvider;

/** The keys of security types, by which viewers know this server as browsers do by its certificate. */
public final class KeptKeys {

    private KeptKeys() {}

    /**
     * What is to be compared with what a viewer shows: a line for each key that was made.
     *
     * @throws IOException if a key cannot be read
     */
    public static List<String> lines(PluginRegistry plugins, SecretStorage secrets) throws IOException {
        Map<String, String> types = new TreeMap<>();
        for (Plugin<SecurityTypeProvider> type : plugins.all(Kind.SECURITY_TYPE)) {
            Optional<String> fingerprint = type.provider().fingerprint(secrets);
            fingerprint.ifPresent(found -> types.merge(found, type.name(), (one, other) -> one + ", " + other));
        }
        return types.entrySet().stream()
                .map(key -> key.getKey() + ", as viewers show it that log in by " + key.getValue())
                .toList();
    }
}
