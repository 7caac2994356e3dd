package oriel.launcher.config;

import static oriel.launcher.config.Status.NO_EFFECT_YET;

import java.util.List;
import oriel.launcher.config.ValueType.Flag;

/** Settings that are known and checked but do nothing yet. */
final class LaterKeys {

    static final List<Key<?>> IN_ORDER = List.of(
            key("enable_metrics", new Flag(), true, "Counters for monitoring."),
            key("enable_h264_encoding", new Flag(), false, "Offers H.264."));

    private LaterKeys() {}

    private static <T> Key<T> key(String name, ValueType<T> type, T byDefault, String meaning) {
        return new Key<>(name, type, byDefault, NO_EFFECT_YET, meaning);
    }
}
