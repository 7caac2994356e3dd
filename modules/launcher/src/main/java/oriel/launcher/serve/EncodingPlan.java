package oriel.launcher.serve;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.EncodingKeys;
import oriel.rfb.Encodings;
import oriel.server.options.EncodingOptions;
import oriel.server.options.LanRules;

/** What the configuration says about encodings. */
final class EncodingPlan {

    private final Configuration configuration;

    EncodingPlan(Configuration configuration) {
        this.configuration = configuration;
    }

    EncodingOptions options() {
        return EncodingOptions.DEFAULT
                .withThreads(threads())
                .withDisabled(disabled())
                .withLossy(configuration.value(EncodingKeys.ENABLE_JPEG_ENCODING))
                .withRefreshAfter(Optional.of(configuration.value(EncodingKeys.LOSSLESS_REFRESH_SECONDS))
                        .filter(seconds -> seconds > 0)
                        .map(EncodingPlan::seconds))
                .withLanLevels(lanLevels())
                .withLanRules(
                        configuration.value(EncodingKeys.ENABLE_LAN_ADAPTIVE_ENCODING)
                                ? Optional.of(lanRules())
                                : Optional.empty())
                .withUltraVnc(new EncodingOptions.UltraVnc(
                        configuration.value(EncodingKeys.TIGHT_DISABLE_FOR_ULTRAVNC),
                        configuration.value(EncodingKeys.ULTRAVNC_TIGHT_WARMUP_REQUESTS),
                        seconds(configuration.value(EncodingKeys.ULTRAVNC_TIGHT_WARMUP_SECONDS))))
                .withWarmUp(configuration.value(EncodingKeys.WARM_UP));
    }

    private int threads() {
        return configuration.value(EncodingKeys.ENABLE_PARALLEL_ENCODING)
                ? configuration.value(EncodingKeys.ENCODING_THREADS).orElse(EncodingOptions.DEFAULT.threads())
                : 1;
    }

    private Set<Integer> disabled() {
        Set<Integer> disabled = new HashSet<>();
        if (!configuration.value(EncodingKeys.ENABLE_TIGHT_ENCODING)) {
            disabled.add(Encodings.TIGHT);
            disabled.add(Encodings.TIGHT_PNG);
        }
        if (!configuration.value(EncodingKeys.ENABLE_JPEG_ENCODING)) {
            disabled.add(Encodings.JPEG);
        }
        return disabled;
    }

    private Map<Integer, Integer> lanLevels() {
        Map<Integer, Integer> levels = new HashMap<>();
        configuration
                .value(EncodingKeys.LAN_ZLIB_COMPRESSION_LEVEL)
                .ifPresent(level -> levels.put(Encodings.ZLIB, level));
        configuration
                .value(EncodingKeys.LAN_ZRLE_COMPRESSION_LEVEL)
                .ifPresent(level -> levels.put(Encodings.ZRLE, level));
        return levels;
    }

    private LanRules lanRules() {
        LanRules.Raw raw = new LanRules.Raw(
                configuration.value(EncodingKeys.LAN_RAW_AREA_THRESHOLD),
                configuration.value(EncodingKeys.LAN_RAW_MAX_PIXELS));
        LanRules.Zlib zlib = new LanRules.Zlib(
                configuration.value(EncodingKeys.LAN_PREFER_ZLIB),
                configuration.value(EncodingKeys.LAN_ZLIB_AREA_THRESHOLD),
                configuration.value(EncodingKeys.LAN_ZLIB_MIN_PIXELS),
                configuration.value(EncodingKeys.LAN_ZLIB_WARMUP_REQUESTS),
                Duration.ofMillis(configuration.value(EncodingKeys.LAN_ZLIB_LONGEST_GAP)));
        LanRules.JpegRange quality = new LanRules.JpegRange(
                configuration.value(EncodingKeys.LAN_JPEG_QUALITY_INITIAL),
                configuration.value(EncodingKeys.LAN_JPEG_QUALITY_MIN),
                configuration.value(EncodingKeys.LAN_JPEG_QUALITY_MAX));
        return new LanRules(
                raw,
                zlib,
                new LanRules.Jpeg(
                        configuration.value(EncodingKeys.LAN_JPEG_AREA_THRESHOLD),
                        configuration.value(EncodingKeys.LAN_JPEG_MIN_PIXELS),
                        quality));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
