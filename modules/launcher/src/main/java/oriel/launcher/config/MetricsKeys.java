package oriel.launcher.config;

import java.util.List;
import java.util.Optional;
import oriel.launcher.config.ListTypes.Networks;
import oriel.launcher.config.TextTypes.FileName;
import oriel.launcher.config.ValueType.Flag;
import oriel.launcher.config.ValueType.Maybe;

/** Settings about programs that watch the server. */
public final class MetricsKeys {

    static final KeySection SECTION = new KeySection("Metrics");

    public static final Key<Boolean> ENABLE_METRICS = SECTION.counting(Effect.AT_ONCE)
            .key(
                    "enable_metrics",
                    new Flag(),
                    true,
                    "Programs that watch the server read `/metrics`, `/readyz` and `/status` on its port.");
    public static final Key<List<String>> METRICS_ACCESS = SECTION.counting(Effect.AT_ONCE)
            .key(
                    "metrics_access",
                    new Networks(),
                    List.of("127.0.0.0/8", "::1"),
                    "Addresses and networks from which they may be read; empty: from nowhere without the token.");
    public static final Key<Optional<String>> METRICS_TOKEN_FILE = SECTION.counting(Effect.AT_ONCE)
            .key(
                    "metrics_token_file",
                    new Maybe<>(new FileName()),
                    Optional.empty(),
                    "File whose first line, of 16 characters or more, lets its bearer read them from everywhere"
                            + " (`Authorization: Bearer`).");

    private MetricsKeys() {}

    /** All of them, in the order of the documentation. */
    public static List<Key<?>> all() {
        return SECTION.keys();
    }
}
